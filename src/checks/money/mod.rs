//! Money: amounts, their currencies and their words, tax, instalments and earnest money.

pub mod deposit_and_damages;
pub mod deposit_limit;
pub mod deposit_name;
pub mod in_words;
pub mod mixed_currency;
pub mod no_currency;
pub mod product;
pub mod tax_rate;
