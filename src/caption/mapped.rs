//! Layer of values with what it is called.

use crate::{
    dataset::Measure,
    i18n::Messages,
    query::{ClassifiedValues, OwnNames},
    view::{Normalisation, ThematicLayer},
};

/// Layer of values with the measure that it shows, if that names itself.
#[derive(Clone, Copy, Debug)]
pub struct Mapped<'a> {
    /// The layer.
    pub layer: &'a ThematicLayer,
    /// Measure of a yearly series; `None` for a variable that the atlas has words for.
    pub measure: Option<&'a Measure>,
    /// Names of values of a person's own dataset; `None` for others, and if the dataset is not there.
    pub own: Option<&'a OwnNames>,
}

impl<'a> From<&'a ThematicLayer> for Mapped<'a> {
    fn from(layer: &'a ThematicLayer) -> Self {
        Self { layer, measure: None, own: None }
    }
}

impl<'a> From<&'a ClassifiedValues> for Mapped<'a> {
    fn from(classified: &'a ClassifiedValues) -> Self {
        let own = classified.own.as_ref().map(|own| &own.names);
        Self { layer: &classified.layer, measure: classified.measure.as_ref(), own }
    }
}

impl<'a> Mapped<'a> {
    /// Name of the measure; its identifier if the dataset has no such measure.
    pub(super) fn name(&self, id: &'a str, texts: &Messages) -> &'a str {
        self.measure.map_or(id, |measure| measure.title.get(texts.language))
    }

    /// `true` for money, in billions of yuan.
    pub(super) fn is_money(&self) -> bool {
        self.measure.is_some_and(|measure| measure.unit == "billion_yuan")
    }

    /// `true` for values of a series that are divided, or growth.
    pub(super) fn is_divided_series(&self) -> bool {
        self.layer.series().is_some() && (self.layer.since().is_some() || self.layer.per() != Normalisation::Nothing)
    }

    /// Unit of the measure in words; its code if there is no word for it.
    pub(super) fn unit(&self, texts: &'a Messages) -> &'a str {
        let thematic = &texts.thematic;
        match self.measure.map_or("", |measure| &measure.unit) {
            "billion_yuan" => &thematic.money,
            // Undivided ones are written in millions, or in 万.
            "persons" if !self.is_divided_series() => &thematic.people,
            "firms" => &thematic.firms,
            code => thematic.unit.get(code).map_or(code, String::as_str),
        }
    }
}
