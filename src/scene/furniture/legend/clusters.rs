//! Legend entries of clusters: the sectors with symbol and count, and the meaning of a hollow symbol and of a dashed ring.

use std::collections::BTreeMap;

use super::{LegendEntry, LegendSubject, LegendSymbol};
use crate::{
    i18n::Messages,
    model::{Announcement, Catalogue, Cluster, Confidence, SectorId},
    scene::{Opacity, Palette, Stroke, SymbolShape, palette::sector_shape},
};

/// Entries of clusters.
pub(in crate::scene) struct ClusterEntries {
    /// Heading with the number of clusters.
    pub head: LegendEntry,
    /// Sectors in catalogue order, also those without clusters.
    pub sectors: Vec<(SectorId, LegendEntry)>,
    /// Meaning of hollow symbols and of dashed rings, where there are any.
    pub symbols: Vec<LegendEntry>,
    /// Basis of the sectors.
    pub caveat: LegendEntry,
}

/// Entries of clusters drawn with an opacity.
pub(in crate::scene) fn entries(
    catalogue: &Catalogue,
    palette: &Palette,
    texts: &Messages,
    clusters: &[&Cluster],
    opacity: Opacity,
) -> ClusterEntries {
    let map = &palette.map;
    let mut counts: BTreeMap<&SectorId, usize> = BTreeMap::new();
    for cluster in clusters {
        *counts.entry(&cluster.sector).or_default() += 1;
    }
    let head = LegendEntry::head(texts.map.legend_sectors.clone(), Some(clusters.len()), map.card_text);
    let later = clusters.iter().filter(|c| c.round.announcement() == Announcement::Later35).count();
    // If all symbols are hollow, the sector entries are hollow too and no separate entry is needed.
    let all_hollow = later > 0 && later == clusters.len();
    let sectors = catalogue.sectors.iter().map(|sector| {
        let count = counts.get(&sector.id).copied().unwrap_or_default();
        let strength = if count == 0 { 0.35 } else { 1.0 } * opacity.factor();
        let color = palette.sector(&sector.id).faded(strength);
        let (fill, stroke) = if all_hollow {
            (map.halo.faded(opacity.factor()), Stroke::solid(color, 1.8))
        } else {
            (color, Stroke::solid(map.symbol_line.faded(opacity.factor()), 0.8))
        };
        let sample = LegendSymbol::Symbol(sector_shape(&sector.id), fill, stroke);
        let text = sector.name.short(texts.language).to_owned();
        let color = if count == 0 { map.card_faint } else { map.card_text };
        let subject = Some(LegendSubject::Sector(sector.id.clone()));
        (sector.id.clone(), LegendEntry { count: Some(count), subject, ..LegendEntry::sample(sample, text, color) })
    });
    let hollow = (later > 0 && !all_hollow).then(|| {
        let sample = LegendSymbol::Symbol(SymbolShape::Circle, map.halo, Stroke::solid(map.card_text, 1.8));
        let subject = Some(LegendSubject::Announced(Announcement::Later35));
        LegendEntry {
            count: Some(later),
            subject,
            ..LegendEntry::sample(sample, texts.map.legend_later.clone(), map.card_text)
        }
    });
    let ring = clusters.iter().any(|cluster| cluster.confidence == Confidence::Recalled).then(|| {
        LegendEntry::sample(LegendSymbol::weak_ring(map.card_text), texts.map.legend_unconfirmed.clone(), map.card_text)
    });
    let caveat = LegendEntry::note(texts.map.legend_inferred.clone(), map.card_faint);
    ClusterEntries { head, sectors: sectors.collect(), symbols: hollow.into_iter().chain(ring).collect(), caveat }
}
