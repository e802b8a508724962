//! Saving of views: as a project file, or as a bundle with the own files that they name.

use std::{path::Path, sync::Arc};

use crate::{
    data::{
        bundle, view_file,
        write::{self, Existing, Unwritable, WriteError},
    },
    import,
    model::path_codec,
    view::View,
};

/// Writes a view to a file, as a whole or not at all; a path with the ending of a bundle takes the own files along.
///
/// # Errors
/// [`WriteError`] with path and reason, for a bundle also if an own file cannot be read; the previous content is intact.
pub fn save_view(path: &Path, view: &View, existing: Existing) -> Result<(), WriteError> {
    if !bundle::is_bundle(path) {
        return view_file::save_as(path, view, existing);
    }
    let failed = |why| WriteError { path: path.to_owned(), why };
    let (mut view, mut files) = (view.clone(), Vec::new());
    for data in &mut view.data {
        let source = import::read_source(&data.path).map_err(|error| failed(Unwritable::OwnFile(Box::new(error))))?;
        let name = format!("lists/{}/{}", data.id, path_codec::to_text(data.file_name()));
        let companions = source.companions.into_iter().map(|(ending, bytes)| {
            let beside = Path::new(&name).with_extension(ending);
            (path_codec::to_text(&beside).replace('\\', "/"), bytes)
        });
        files.push((name.clone(), Arc::clone(&source.bytes)));
        files.extend(companions);
        data.path = path_codec::to_path(&name);
    }
    let bytes = bundle::packed(&view.to_json(), &files).map_err(|error| failed(error.into()))?;
    write::file(path, &bytes, existing)
}
