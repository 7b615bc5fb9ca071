//! And/or.

use std::sync::LazyLock;

use crate::checks::lexicon::Lexicon;
use crate::checks::typed::{Fault, Typed, both};
use crate::checks::{Case, Check, Example, Run};
use crate::diag::{Finding, Severity, Words};
use crate::say;
use crate::value::{Alphabet, has_word};

pub static CHECK: Check = Check {
    id: "wording/and-or",
    severity: Severity::Note,
    title: Words { zh: "“和/或”", en: "“and/or”" },
    why: Words {
        zh: "是必须同时具备，还是有其一即可，读者各取所需；一旦争议，两种读法都站得住。",
        en: "each reader takes the half that suits: all of the things named, or any one of them",
    },
    basis: &[],
    bad: Example::Clause {
        spec: "",
        zh: "1. 一方违约的，对方可以要求赔偿损失和/或解除本协议。\n",
        en: "1. If a party is in breach, the other party may claim compensation and/or terminate this agreement.\n",
    },
    good: Example::Clause {
        spec: "",
        zh: "1. 一方违约的，对方可以要求赔偿损失、解除本协议，或者同时主张两者。\n",
        en: "1. If a party is in breach, the other party may claim compensation, terminate this agreement, or both.\n",
    },
    run: Run::Bound(run),
};

/// The spellings of both languages.
static SPELLINGS: LazyLock<Lexicon> = LazyLock::new(|| {
    Lexicon::read(
        "and/or\nand / or\nand or\n和/或\n及/或\n与/或\n并/或\n和／或\n及／或\n与／或\n并／或\n和或 ! 平和或, 调和或, 缓和或, 总和或, 饱和或\n",
    )
});

fn run(case: &Case) -> Vec<Finding> {
    both(case, find)
}

fn find(typed: Typed) -> Vec<Fault> {
    // A slash or an "or" is in every spelling.
    const EITHER: Alphabet = Alphabet::of("/／或");
    if !typed.may_hold(&EITHER) && !has_word(typed.words(), "and or") || typed.is_of_party() {
        return Vec::new();
    }
    let hits = SPELLINGS.find(typed.words());
    hits.map(|hit| Fault {
        message: say!(
            zh: "`{word}` 没有说清是并列还是选择", en: "`{word}` leaves open whether both are meant or either",
            word = &typed.words()[hit.range.clone()],
        ),
        label: say!(zh: "两者，还是其一？", en: "both, or either?"),
        help: say!(
            zh: "有其一即可的写“或者”；须同时具备的写“和”；两种都行的写“甲、乙或者两者”",
            en: "write “or” if one is enough, “and” if all are required, or “A, B or both” if any of these will do",
        ),
        range: hit.range,
    })
    .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::checks::typed::{caught, caught_in_en, caught_in_zh};

    #[test]
    fn every_spelling_is_caught() {
        assert_eq!(caught_in_zh(CHECK.id, "甲方及/或其关联方应当付款。"), ["及/或"]);
        assert_eq!(caught_in_zh(CHECK.id, "甲方可以退货和/或换货，并可以解约与/或索赔。"), ["和/或", "与/或"]);
        assert_eq!(caught_in_en(CHECK.id, "Party A may return And/Or exchange the goods."), ["And/Or"]);
        assert_eq!(caught(CHECK.id, "甲方和/或乙方付款。", "Party A and/or Party B pays."), ["和/或"]);
    }

    #[test]
    fn and_and_or_on_their_own_are_silent() {
        assert!(caught_in_zh(CHECK.id, "甲方和乙方，或者其代表，应当到场；缓和或者解决争议。").is_empty());
        assert!(
            caught_in_en(CHECK.id, "Party A or Party B, and their staff, may inspect the land/orchard.").is_empty()
        );
        assert!(caught(CHECK.id, "速度不低于100km/h。", "The speed is 100 km/h, and orders are met.").is_empty());
    }
}
