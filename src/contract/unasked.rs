//! Fields that the contract's own choices leave without a question.

use super::{Contract, Fault, State};

/// Fields whose condition does not hold are not asked for; what is written for them all the same is a fault.
pub(super) fn settle(contract: &mut Contract) {
    let mut unasked = Vec::new();
    let mut undecided = Vec::new();
    for (index, field) in contract.fields.iter().enumerate() {
        let definition = contract.definition(field);
        if let Some(condition) = &definition.when
            && !contract.holds(Some(condition))
        {
            unasked.push((index, condition.span.clone()));
            let unreadable = |path: &str| contract.field(path).is_some_and(|field| field.state == State::Unreadable);
            if condition.tests.iter().any(|test| unreadable(&test.path)) {
                undecided.push(index);
            }
        }
    }
    for (index, condition) in unasked {
        let field = &mut contract.fields[index];
        let decided = !undecided.contains(&index);
        if decided
            && !field.adopted
            && field.place.key.is_some()
            && matches!(field.state, State::Filled(_) | State::Items(_))
        {
            let (path, span) = (field.path.clone(), field.place.whole());
            contract.faults.push(Fault::Unasked { path, condition, span });
        }
        field.state = State::Absent;
        let path = field.path.clone();
        contract.faults.retain(|fault| !matches!(fault, Fault::Value { path: at, .. } if *at == path));
    }
}
