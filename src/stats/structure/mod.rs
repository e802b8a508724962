//! Measures of how a whole is divided among units and parts.
//!
//! - [`share`], [`shares`]: parts of a whole.
//! - [`location_quotient`]: share of an industry here, against its share elsewhere.
//! - [`specialisation`]: how far the shares of one whole differ from those of another.
//! - [`concentration`]: whether few units have most.
//! - [`gini`], [`weighted_gini`], [`theil`], [`theil_by_group`]: inequality of units.
//! - [`shift_share`]: growth of a region by what the country, its industries and the region itself bring.
//! - [`beta_convergence`], [`dispersion`]: whether the poorer catch up.
//! - [`rank_size`]: how fast size falls with rank.

mod concentration;
mod convergence;
mod gini;
mod location_quotient;
mod rank_size;
mod share;
mod shift_share;
mod specialisation;
mod theil;
mod theil_groups;

pub use concentration::{Concentration, concentration};
pub use convergence::{BetaConvergence, Dispersion, beta_convergence, dispersion};
pub use gini::{Gini, LorenzPoint, gini, weighted_gini};
pub use location_quotient::{LocationQuotient, location_quotient};
pub use rank_size::{RankSize, RankedUnit, rank_size};
pub use share::{Share, Shares, share, shares};
pub use shift_share::{ApartSector, ChangeParts, SectorShift, ShiftShare, YearPair, shift_share};
pub use specialisation::{Specialisation, specialisation};
pub use theil::{Theil, theil};
pub use theil_groups::{TheilByGroup, TheilGroup, theil_by_group};
