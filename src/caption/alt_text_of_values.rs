//! Alt text of values by province: form, colours, the highest ones, range, classes, what is not known.

use super::{
    MOST_NAMED, NAMED, caveats,
    classes::spoken_range,
    list,
    values::{dates, named, number, province_name, shared, variable},
};
use crate::{
    i18n::{Messages, filled, phrase},
    model::{Catalogue, Language, ProvinceId},
    query::{ClassifiedValues, ProvinceValue},
    stats::{leaders, tied_first},
    view::{ColorRamp, Symbology, Theme},
};

/// Meaning of the colours: darker or lighter means more, or from which colour to which they run.
pub(super) fn shading(ramp: ColorRamp, theme: Theme, texts: &Messages) -> String {
    let thematic = &texts.thematic;
    if ramp.scheme.is_diverging() {
        let ends = [phrase(&thematic.scheme_low, ramp.scheme), phrase(&thematic.scheme_high, ramp.scheme)];
        let [low, high] = if ramp.reversed { [ends[1], ends[0]] } else { ends };
        return thematic.alt_diverging.replace("{low}", low).replace("{high}", high);
    }
    let lighter = ramp.reversed != (theme == Theme::Dark);
    thematic.alt_shade.replace("{shade}", if lighter { &thematic.lighter } else { &thematic.darker })
}

/// Sentence with the limits of the classes of areas and the number of provinces in each; `None` for one class, which the range
/// of the values tells. Of a bivariate map, the classes of each variable in the provinces where both are known.
fn classes(classified: &ClassifiedValues, texts: &Messages) -> Option<String> {
    let provinces = &classified.shown().values;
    let listed = |of: &ClassifiedValues| {
        let class = |class| {
            let n = provinces.keys().filter(|id| of.class(id) == Some(class)).count();
            let range = spoken_range(of, class, texts);
            match texts.language {
                Language::En => format!("{range} ({n})"),
                Language::Zh => format!("{range}（{n}）"),
            }
        };
        (0..of.made()).map(class).collect::<Vec<_>>().join(&texts.caption.comma)
    };
    let thematic = &texts.thematic;
    match classified.second() {
        Some(second) => {
            let (name, own, other) = (variable(classified, texts), listed(classified), listed(&second));
            let form = &thematic.alt_classes_of_pair;
            Some(filled(form, &[("name", &name), ("classes", &own), ("other", &other)]))
        }
        None if classified.layer.form == Symbology::Choropleth && classified.made() > 1 => {
            Some(thematic.alt_classes.replace("{classes}", &listed(classified)))
        }
        None => None,
    }
}

/// Sentences of the alt text about the values.
pub(super) fn of_layer(
    catalogue: &Catalogue,
    classified: &ClassifiedValues,
    theme: Theme,
    texts: &Messages,
) -> Vec<String> {
    let thematic = &texts.thematic;
    let (layer, values) = (&classified.layer, classified.shown());
    let own = &texts.own_values;
    let form = match layer.form {
        // A person's own values have no date that the atlas knows.
        Symbology::Choropleth if classified.own.is_some() => &own.alt,
        Symbology::GraduatedSymbols if classified.own.is_some() => &own.alt_symbols,
        Symbology::Bivariate if classified.own.is_some() => &own.alt_bivariate,
        Symbology::Choropleth => &thematic.alt,
        Symbology::GraduatedSymbols => &thematic.alt_symbols,
        Symbology::Bivariate => &thematic.alt_bivariate,
    };
    let left_out = values.not_asked.len();
    let left_out = (left_out > 0).then(|| thematic.alt_not_asked.of(left_out));
    if values.values.is_empty() {
        let is_pair = layer.form == Symbology::Bivariate;
        let form = if is_pair { &thematic.alt_empty_bivariate } else { &thematic.alt_empty };
        let nothing = filled(form, &[("name", &variable(classified, texts))]);
        let why = [caveats::weak_left_out(values, texts), caveats::no_total(values, texts), left_out];
        return std::iter::once(nothing).chain(why.into_iter().flatten()).collect();
    }
    let mut sentences = vec![filled(
        form,
        &[
            ("shading", &shading(layer.colors, theme, texts)),
            ("what", &named(classified, texts)),
            ("dates", &dates(classified, texts)),
        ],
    )];
    // Ties in the order in which clusters are listed by province.
    let mut order: Vec<_> =
        catalogue.provinces.iter().filter_map(|province| values.values.get_key_value(&province.id)).collect();
    order.sort_by(|a, b| b.1.value.total_cmp(&a.1.value));
    if let (Some(high), Some(low)) = (order.first(), order.last()) {
        let number = |value: &ProvinceValue| number(value.value, classified, texts.language);
        let place = |(id, value): &(&ProvinceId, &ProvinceValue)| {
            let name = province_name(catalogue, id, texts.language)?;
            Some(match texts.language {
                Language::En => format!("{name} ({})", number(value)),
                Language::Zh => format!("{name}（{}）", number(value)),
            })
        };
        let is_one_value = high.1.value.total_cmp(&low.1.value).is_eq();
        // Values that are not comparable are not ranked; their range only repeats the map.
        if is_one_value && order.len() > 1 {
            let n = order.len().to_string();
            sentences.push(thematic.alt_equal.replace("{n}", &n).replace("{value}", &number(high.1)));
        } else if is_one_value {
            sentences.extend(place(high).map(|only| thematic.alt_only.replace("{top}", &only)));
        } else if values.is_comparable() {
            let numbers: Vec<f64> = order.iter().map(|(_, value)| value.value).collect();
            let top: Vec<String> = order.iter().take(leaders(&numbers, NAMED, MOST_NAMED)).filter_map(place).collect();
            sentences.push(if top.is_empty() {
                let n = tied_first(&numbers).to_string();
                thematic.alt_tied.replace("{n}", &n).replace("{value}", &number(high.1))
            } else {
                thematic.alt_top.replace("{top}", &list(&top, texts))
            });
        }
        if !is_one_value {
            let range = thematic.alt_all.replace("{low}", &number(low.1)).replace("{high}", &number(high.1));
            sentences.push(range);
        }
    }
    sentences.extend(classes(classified, texts));
    sentences.extend(shared(classified, texts).cloned());
    if values.missing() > 0 {
        let form = match layer.form {
            Symbology::Choropleth => &thematic.alt_missing,
            Symbology::GraduatedSymbols => &thematic.alt_missing_circles,
            Symbology::Bivariate => &thematic.alt_missing_of_pair,
        };
        let form = form.replace("{n}", &values.missing().to_string());
        let form = form.replace("{all}", &values.expected.to_string());
        sentences.push(form.replace("{areas}", thematic.areas_of(values.expected)));
    }
    sentences.extend(caveats::weak_left_out(values, texts));
    sentences.extend(left_out);
    sentences
}
