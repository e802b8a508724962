//! What panels, the map and shortcuts ask for. They change nothing by themselves.

use std::{collections::BTreeSet, path::PathBuf};

use super::{
    action::Action,
    session::{ProgrammesRoom, TableFile},
    settings::ExportSettings,
    table_settings::TableSettings,
};
use crate::{
    model::{Catalogue, ClusterId, ProvinceId, SourceId, Verdict},
    query::{Moment, Target},
    scene::{Attention, Tag},
    view::{Camera, Filter, Page, Selection, Step, Thematic, View},
};

/// A window above the map.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Window {
    /// Finds commands, clusters and places.
    Palette,
    /// All sources, or the ones given.
    Sources(Vec<SourceId>),
    /// Keys and gestures.
    Shortcuts,
    /// About the program and its data.
    About,
    /// Asks before tiles are loaded from the network.
    TileConsent(crate::view::Backdrop),
    /// Asks for a tile archive.
    TileFile,
    /// Provinces side by side.
    Compare,
    /// Makes pictures.
    Export,
    /// Saves a table.
    SaveTable,
    /// Asks for the path of a project file, where the system has no dialog for it.
    Path {
        /// What it is for.
        purpose: PathFor,
        /// What stands in the field at first.
        start: String,
    },
    /// Asks before this file is replaced.
    Replace(PathBuf),
    /// Asks whether changes are to be saved before this.
    Unsaved(Next),
}

/// What is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Delivery {
    /// The picture alone.
    Picture,
    /// The picture with all that belongs to it.
    Pack,
}

/// What a path is asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PathFor {
    /// To open a file.
    Open,
    /// To save as a file.
    Save,
}

/// What leaves the present document behind.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Next {
    /// The window closes.
    Close,
    /// The default view.
    New,
    /// Another file.
    Open(PathBuf),
}

/// Something to be done.
#[derive(Clone, Debug, PartialEq)]
pub enum Command {
    /// A command of the list.
    Do(Action),
    /// The camera moved by hand.
    Camera(Camera),
    /// The camera shall move there, visibly.
    Fly(Camera),
    /// The map was thrown: points per second to the right and down.
    Glide(f32, f32),
    /// Other conditions.
    Filter(Filter, Step),
    /// The map as of a stop of the timeline, or with everything.
    Until(Option<Box<Moment>>),
    /// The timeline goes on by itself, or stands still.
    Play(bool),
    /// The room of programmes filters or orders otherwise.
    Programmes(Box<ProgrammesRoom>),
    /// Other values by province, or none.
    Thematic(Option<Thematic>, Step),
    /// Something, or nothing, is picked.
    Select(Option<Selection>),
    /// Something is picked, and the map shall show it.
    Show(Selection),
    /// These provinces shall be set side by side.
    Compare(Vec<ProvinceId>),
    /// A place shall be shown.
    GoTo(crate::model::LonLat),
    /// In this frame the pointer or the keyboard is on something.
    Point(Tag),
    /// In this frame the pointer is on something that stands for these clusters.
    Emphasise(BTreeSet<ClusterId>),
    /// What is pointed at has changed.
    Attend(Attention),
    /// An interaction ended: what follows is another undo step.
    Settle,
    /// A window opens.
    Open(Window),
    /// The window above the map closes.
    CloseWindow,
    /// A person agreed to load these tiles.
    AcceptTiles(crate::view::Backdrop),
    /// A local archive was chosen.
    OpenTileFile(PathBuf),
    /// A project file shall be opened: chosen in a dialog, a recent one, dropped, or named on the command line.
    OpenDocument(PathBuf),
    /// The view shall be saved as this file.
    SaveDocument {
        /// The file.
        path: PathBuf,
        /// Whether a person agreed to replace one that exists.
        replace: bool,
    },
    /// The changes shall be saved before this.
    SaveThen(Next),
    /// The changes need not be saved before this.
    DiscardThen(Next),
    /// Tiles that failed shall be tried again.
    RetryTiles,
    /// What stands around the map in a picture.
    Page(Box<Page>, Step),
    /// How pictures are made.
    ExportSettings(ExportSettings),
    /// How the table below the map looks.
    Table(Box<TableSettings>),
    /// The picture shall be written to this file.
    ExportTo {
        /// The file; of a pack, the path that its files are named after.
        path: PathBuf,
        /// What goes there.
        delivery: Delivery,
        /// Whether a person agreed to replace what exists.
        replace: bool,
    },
    /// The picture that is being made is not wanted any more.
    CancelExport,
    /// A text for the clipboard.
    CopyText(String),
    /// The map shall show a step of a guided walk.
    Step(Box<View>),
    /// That claim of the article shall be open, by its place in the catalogue.
    Claim(usize),
    /// Only claims of the article with that verdict shall be listed, or all.
    Claims(Option<Verdict>),
    /// The check of the article as text for the clipboard.
    CopyArticle,
    /// The table that is saved, and its format.
    TableFile(Box<TableFile>),
    /// The table is saved as this file; an empty path asks for one.
    SaveTableTo {
        /// The file.
        path: PathBuf,
        /// Whether a person agreed to replace one that exists.
        replace: bool,
    },
    /// The message of that number was read.
    Dismiss(u64),
    /// The folder of a file is shown by the system.
    ShowInFolder(PathBuf),
}

/// Takes out of a frame's commands what is pointed at, and adds one command if that has changed.
pub fn settle_attention(commands: &mut Vec<Command>, before: &Attention) {
    let mut now = Attention { backdrop_missing: before.backdrop_missing, ..Attention::default() };
    commands.retain(|command| match command {
        Command::Point(tag) => {
            now.hovered = Some(tag.clone());
            false
        }
        Command::Emphasise(ids) => {
            now.emphasised = Some(ids.clone());
            false
        }
        _ => true,
    });
    if now != *before {
        commands.push(Command::Attend(now));
    }
}

impl From<Action> for Command {
    fn from(action: Action) -> Self {
        Self::Do(action)
    }
}

impl Command {
    /// Goes to something found; a sector is no place.
    pub fn towards(catalogue: &Catalogue, target: &Target) -> Option<Self> {
        match target {
            Target::Cluster(id) => Some(Self::Show(Selection::Cluster(id.clone()))),
            Target::Province(id) => Some(Self::Show(Selection::Province(id.clone()))),
            Target::City(id) => catalogue.city(id).map(|city| Self::GoTo(city.at)),
            Target::Sector(_) => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pointing_at_the_same_thing_asks_for_nothing() {
        let tag = Tag::Cluster(ClusterId::new("a"));
        let mut commands = vec![Command::Point(tag.clone()), Command::Settle];
        let before = Attention { hovered: Some(tag), ..Attention::default() };
        settle_attention(&mut commands, &before);
        assert_eq!(commands, [Command::Settle]);
    }

    #[test]
    fn pointing_away_is_a_change() {
        let before = Attention { emphasised: Some(BTreeSet::new()), ..Attention::default() };
        let mut commands = Vec::new();
        settle_attention(&mut commands, &before);
        assert_eq!(commands, [Command::Attend(Attention::default())]);
    }
}
