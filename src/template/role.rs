//! What a value is in law, and how often a rate is charged, as a schema declares it.

use super::fault::Expected;
use super::form::Form;
use crate::value::Kind;
use crate::yaml::Node;

/// What a value is in law, whatever its label says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Role {
    /// 定金: an amount that binds by the rules of earnest money.
    Deposit,
    /// 订金, 押金, 保证金: an amount that secures or prepays without those rules.
    Security,
    /// 违约金: liquidated damages.
    Damages,
    /// 税率: a rate of value-added tax.
    TaxRate,
}

/// How often a rate is charged.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Per {
    /// Once, however long the breach lasts.
    Once,
    /// For each day.
    Day,
    /// For each month.
    Month,
    /// For each year.
    Year,
}

impl Role {
    /// Every role.
    pub const ALL: [Self; 4] = [Self::Deposit, Self::Security, Self::Damages, Self::TaxRate];

    /// Its name in a schema.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Deposit => "deposit",
            Self::Security => "security",
            Self::Damages => "damages",
            Self::TaxRate => "tax-rate",
        }
    }

    /// The kinds of value that can have it.
    const fn fits(self) -> &'static [Kind] {
        match self {
            Self::Deposit | Self::Security | Self::Damages => &[Kind::Percent, Kind::Money],
            Self::TaxRate => &[Kind::Percent],
        }
    }
}

impl Per {
    /// Every frequency.
    pub const ALL: [Self; 4] = [Self::Once, Self::Day, Self::Month, Self::Year];

    /// Its name in a schema.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Once => "once",
            Self::Day => "day",
            Self::Month => "month",
            Self::Year => "year",
        }
    }
}

/// The role of a field, if its definition gives one that a field of this kind can have.
pub(super) fn role(form: &mut Form, node: &Node, kind: Option<Kind>) -> Option<Role> {
    let role = one_of(form, node, "role", &Role::ALL, Role::name)?;
    fitting(form, node, "role", kind, role.fits()).then_some(role)
}

/// How often a field's rate is charged, if its definition says so.
pub(super) fn per(form: &mut Form, node: &Node, kind: Option<Kind>) -> Option<Per> {
    let per = one_of(form, node, "per", &Per::ALL, Per::name)?;
    fitting(form, node, "per", kind, &[Kind::Percent, Kind::Money]).then_some(per)
}

fn one_of<T: Copy>(form: &mut Form, node: &Node, key: &str, all: &[T], name: fn(T) -> &'static str) -> Option<T> {
    let value = node.get(key)?;
    let written = form.scalar(value)?;
    let found = all.iter().copied().find(|one| name(*one) == written);
    if found.is_none() {
        form.expect(Expected::OneOf(all.iter().map(|one| name(*one).to_owned()).collect()), &value.span);
    }
    found
}

/// Whether a key fits a field of this kind; a fault, where it does not.
fn fitting(form: &mut Form, node: &Node, key: &str, kind: Option<Kind>, fits: &[Kind]) -> bool {
    let is_fitting = kind.is_some_and(|kind| fits.contains(&kind));
    if let (false, Some(value)) = (is_fitting, node.get(key)) {
        form.expect(Expected::Fit(fits.to_vec()), &value.span);
    }
    is_fitting
}
