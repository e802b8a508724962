//! Tests of writing files.

use super::*;

fn entries(folder: &Path) -> Vec<String> {
    let mut names: Vec<String> =
        fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
    names.sort();
    names
}

/// A file whose path was free at preparation and that has not been renamed yet.
fn prepared<'a>(path: &Path, bytes: &'a [u8]) -> Written<'a> {
    let destination = Destination::of(path, Existing::Refuse).unwrap();
    Written { path: path.to_owned(), content: Content::prepare(destination, bytes).unwrap() }
}

#[test]
fn a_file_is_replaced_whole_and_nothing_else_is_left() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("view.json");
    atomic(&path, "a long first text".as_bytes()).unwrap();
    atomic(&path, b"short").unwrap();
    assert_eq!(fs::read(&path).unwrap(), b"short");
    assert_eq!(entries(folder.path()), ["view.json"]);
}

#[test]
fn of_files_that_belong_together_none_is_replaced_where_one_cannot_be() {
    let folder = tempfile::tempdir().unwrap();
    let (first, second) = (folder.path().join("a"), folder.path().join("none").join("b"));
    atomic(&first, b"old").unwrap();
    let files = [(first.as_path(), &b"new"[..]), (second.as_path(), &b"new"[..])];
    let error = all(files, Existing::Replace).unwrap_err();
    assert_eq!(error.path, second);
    assert_eq!(fs::read(&first).unwrap(), b"old");
    assert_eq!(entries(folder.path()), ["a"]);
    all([(first.as_path(), &b"new"[..])], Existing::Replace).unwrap();
    assert_eq!(fs::read(&first).unwrap(), b"new");
}

#[test]
fn a_missing_folder_is_named() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("none").join("view.json");
    let message = atomic(&path, b"x").unwrap_err().to_string();
    assert_eq!(message, format!("Could not write {}: its folder does not exist", path.display()));
}

#[test]
fn a_folder_is_not_replaced_by_a_file() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("view.json");
    fs::create_dir(&path).unwrap();
    assert_eq!(atomic(&path, b"x").unwrap_err().path, path);
    assert_eq!(entries(folder.path()), ["view.json"]);
    assert!(path.is_dir());
}

#[cfg(unix)]
#[test]
fn a_read_only_folder_keeps_the_old_file_whole() {
    use std::os::unix::fs::PermissionsExt as _;
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("view.json");
    atomic(&path, b"old").unwrap();
    fs::set_permissions(folder.path(), fs::Permissions::from_mode(0o555)).unwrap();
    let result = atomic(&path, b"new");
    fs::set_permissions(folder.path(), fs::Permissions::from_mode(0o755)).unwrap();
    // The superuser may write nevertheless.
    match result {
        Ok(()) => assert_eq!(fs::read(&path).unwrap(), b"new"),
        Err(error) => {
            assert_eq!(error.path, path);
            assert_eq!(fs::read(&path).unwrap(), b"old");
        }
    }
    assert_eq!(entries(folder.path()), ["view.json"]);
}

#[test]
fn a_read_only_file_is_kept() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("view.json");
    atomic(&path, b"old").unwrap();
    let mut permissions = fs::metadata(&path).unwrap().permissions();
    permissions.set_readonly(true);
    fs::set_permissions(&path, permissions).unwrap();
    assert!(atomic(&path, b"new").unwrap_err().to_string().contains("read-only"));
    assert_eq!(fs::read(&path).unwrap(), b"old");
}

#[cfg(target_os = "linux")]
#[test]
fn a_folder_that_refuses_even_the_superuser_is_named() {
    let error = atomic(Path::new("/proc/view.json"), b"x").unwrap_err().to_string();
    assert!(error.starts_with("Could not write /proc/view.json: ") && !error.contains("os error"), "{error}");
}

#[cfg(unix)]
#[test]
fn a_link_stays_a_link_and_permissions_stay() {
    use std::os::unix::fs::PermissionsExt as _;
    let folder = tempfile::tempdir().unwrap();
    let (real, link) = (folder.path().join("real.json"), folder.path().join("link.json"));
    atomic(&real, b"old").unwrap();
    fs::set_permissions(&real, fs::Permissions::from_mode(0o640)).unwrap();
    std::os::unix::fs::symlink(&real, &link).unwrap();
    atomic(&link, b"new").unwrap();
    assert!(fs::symlink_metadata(&link).unwrap().is_symlink());
    assert_eq!(fs::read(&real).unwrap(), b"new");
    assert_eq!(fs::metadata(&real).unwrap().permissions().mode() & 0o777, 0o640);
}

#[test]
fn the_second_of_two_at_once_is_refused_unless_it_may_replace() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("map.png");
    let [first, second] = [&b"first"[..], b"second"].map(|bytes| prepared(&path, bytes));
    first.finish(Existing::Refuse).unwrap();
    assert!(matches!(second.finish(Existing::Refuse), Err(Unwritable::Exists)));
    assert_eq!(fs::read(&path).unwrap(), b"first");
    assert!(matches!(file(&path, b"third", Existing::Refuse).unwrap_err().why, Unwritable::Exists));
    file(&path, b"third", Existing::Replace).unwrap();
    assert_eq!(fs::read(&path).unwrap(), b"third");
    assert_eq!(entries(folder.path()), ["map.png"]);
}

#[test]
fn of_new_files_that_belong_together_none_stays_where_one_name_was_taken_meanwhile() {
    let folder = tempfile::tempdir().unwrap();
    let (first, second) = (folder.path().join("a"), folder.path().join("b"));
    let files = [(first.as_path(), &b"new"[..]), (second.as_path(), &b"new"[..])];
    // The second name is taken after both were found free.
    let written: Vec<Written<'_>> = files.iter().map(|(path, bytes)| prepared(path, bytes)).collect();
    atomic(&second, b"theirs").unwrap();
    assert_eq!(finish_all(written, Existing::Refuse).unwrap_err().path, second);
    assert_eq!(entries(folder.path()), ["b"]);
    assert_eq!(fs::read(&second).unwrap(), b"theirs");
}

#[test]
fn a_name_that_ends_as_a_folder_does_is_refused_and_nothing_is_written_beside_it() {
    let folder = tempfile::tempdir().unwrap();
    for name in ["new/", "new.png/", "new/."] {
        let path = folder.path().join(name);
        assert!(matches!(atomic(&path, b"x").unwrap_err().why, Unwritable::FolderName), "{name}");
    }
    assert!(entries(folder.path()).is_empty());
}

#[cfg(target_os = "linux")]
mod nodes {
    use std::{
        io::Read as _,
        os::unix::fs::{FileTypeExt as _, symlink},
        thread,
    };

    use rustix::fs::{CWD, FileType, Mode, mkfifoat, mknodat};

    use super::*;

    fn why(path: &Path) -> String {
        let said = [Existing::Replace, Existing::Refuse]
            .map(|existing| file(path, b"x", existing).unwrap_err().why.to_string());
        assert_eq!(said[0], said[1]);
        said[0].clone()
    }

    fn pipe(folder: &Path) -> PathBuf {
        let path = folder.join("pipe.csv");
        mkfifoat(CWD, &path, Mode::RWXU).unwrap();
        path
    }

    fn kind(path: &Path) -> fs::FileType {
        fs::symlink_metadata(path).unwrap().file_type()
    }

    #[test]
    fn a_pipe_without_reader_is_refused_at_once_and_stays() {
        let folder = tempfile::tempdir().unwrap();
        let path = pipe(folder.path());
        assert_eq!(why(&path), "no program reads from the pipe");
        assert!(kind(&path).is_fifo());
        assert_eq!(entries(folder.path()), ["pipe.csv"]);
    }

    #[test]
    fn a_pipe_is_written_to_as_fast_as_its_reader_reads() {
        let folder = tempfile::tempdir().unwrap();
        let path = pipe(folder.path());
        // More bytes than a pipe buffers.
        let bytes = vec![b'a'; 1 << 20];
        let reader = {
            let path = path.clone();
            #[expect(clippy::disallowed_methods, reason = "a reader that the test joins")]
            thread::spawn(move || fs::read(path).unwrap())
        };
        let written = (0..400).any(|_| {
            let result = file(&path, &bytes, Existing::Refuse);
            if result.is_err() {
                thread::sleep(Duration::from_millis(5));
            }
            result.is_ok()
        });
        assert!(written && reader.join().unwrap() == bytes);
        assert!(kind(&path).is_fifo());
    }

    #[test]
    fn a_reader_that_leaves_early_is_no_failure_and_one_that_does_not_read_is_named() {
        let folder = tempfile::tempdir().unwrap();
        let path = pipe(folder.path());
        let bytes = vec![b'a'; 1 << 20];
        let open = || {
            let flags = rustix::fs::OFlags::RDONLY | rustix::fs::OFlags::NONBLOCK;
            File::from(rustix::fs::open(&path, flags, Mode::empty()).unwrap())
        };
        let idle = open();
        let why = pour(&path, &bytes, Duration::from_millis(100)).unwrap_err().to_string();
        assert_eq!(why, "the program that has the pipe open did not read from it for 20 s");
        drop(idle);
        let mut brief = open();
        #[expect(clippy::disallowed_methods, reason = "a reader that the test joins")]
        // Until the writer has opened the pipe, it reads as empty.
        let reader = thread::spawn(move || {
            while brief.read(&mut [0; 8]).unwrap_or(0) == 0 {
                thread::sleep(Duration::from_millis(1));
            }
        });
        assert!(pour(&path, &bytes, Duration::from_mins(1)).is_ok());
        reader.join().unwrap();
    }

    #[test]
    fn files_that_belong_together_are_not_written_over_each_other_through_links() {
        let folder = tempfile::tempdir().unwrap();
        let at = |name: &str| folder.path().join(name);
        symlink("map.png", at("map.txt")).unwrap();
        let (first, second) = (at("map.png"), at("map.txt"));
        let files = || [(first.as_path(), &b"picture"[..]), (second.as_path(), &b"text"[..])];
        assert!(matches!(all(files(), Existing::Replace), Err(WriteError { why: Unwritable::Same, .. })));
        assert_eq!(entries(folder.path()), ["map.txt"], "a link to nowhere");
        atomic(&first, b"old").unwrap();
        assert!(matches!(all(files(), Existing::Replace), Err(WriteError { why: Unwritable::Same, .. })));
        assert_eq!(fs::read(&first).unwrap(), b"old");
    }

    #[test]
    fn files_that_belong_together_do_not_go_to_a_stream() {
        let folder = tempfile::tempdir().unwrap();
        let (link, beside) = (folder.path().join("link.png"), folder.path().join("link.csv"));
        symlink("/dev/null", &link).unwrap();
        let files = [(beside.as_path(), &b"x"[..]), (link.as_path(), b"x")];
        let error = all(files, Existing::Replace).unwrap_err();
        assert_eq!((error.path, error.why.to_string()), (link.clone(), "it is a device, not a file".to_owned()));
        assert_eq!(entries(folder.path()), ["link.png"]);
        atomic(&link, b"x").unwrap();
    }

    #[test]
    fn a_socket_is_refused_and_stays() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("socket");
        let _listener = std::os::unix::net::UnixListener::bind(&path).unwrap();
        assert_eq!(why(&path), "it is a socket, not a file");
        assert!(kind(&path).is_socket());
    }

    /// Only the superuser may create devices; other users test those of the system, which are never replaced.
    #[test]
    fn a_device_is_written_to_and_stays() {
        let folder = tempfile::tempdir().unwrap();
        let full = folder.path().join("full");
        if mknodat(CWD, &full, FileType::CharacterDevice, Mode::RWXU, rustix::fs::makedev(1, 7)).is_ok() {
            assert_eq!(why(&full), "the disk is full");
            assert!(kind(&full).is_char_device());
            let block = folder.path().join("block");
            mknodat(CWD, &block, FileType::BlockDevice, Mode::RWXU, rustix::fs::makedev(240, 0)).unwrap();
            assert_eq!(why(&block), "it is a device, not a file");
            assert!(kind(&block).is_block_device());
        }
        let link = folder.path().join("link");
        symlink("/dev/full", &link).unwrap();
        assert_eq!(why(&link), "the disk is full");
        assert!(kind(&link).is_symlink() && kind(Path::new("/dev/full")).is_char_device());
    }

    #[test]
    fn a_link_to_nowhere_is_a_name_that_is_taken() {
        let folder = tempfile::tempdir().unwrap();
        let (link, end) = (folder.path().join("link.csv"), folder.path().join("nowhere.csv"));
        symlink("nowhere.csv", &link).unwrap();
        assert!(matches!(file(&link, b"x", Existing::Refuse).unwrap_err().why, Unwritable::Exists));
        assert_eq!(entries(folder.path()), ["link.csv"]);
        atomic(&link, b"x").unwrap();
        assert!(kind(&link).is_symlink());
        assert_eq!(fs::read(&end).unwrap(), b"x");
    }

    #[test]
    fn links_in_a_circle_and_links_to_folders_are_refused() {
        let folder = tempfile::tempdir().unwrap();
        let (circle, link) = (folder.path().join("circle"), folder.path().join("link"));
        symlink("circle", &circle).unwrap();
        symlink(".", &link).unwrap();
        assert_eq!(why(&circle), "its links lead in a circle");
        assert_eq!(why(&link), "it is a folder, not a file");
    }

    #[test]
    fn an_open_file_of_the_program_is_continued_and_not_replaced() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("out.csv");
        atomic(&path, b"before\n").unwrap();
        let open = fs::OpenOptions::new().append(true).open(&path).unwrap();
        let descriptor = format!("/proc/self/fd/{}", std::os::fd::AsRawFd::as_raw_fd(&open));
        file(Path::new(&descriptor), b"after\n", Existing::Refuse).unwrap();
        // The open file and the file of that name are still the same.
        (&open).write_all(b"end\n").unwrap();
        assert_eq!(fs::read(&path).unwrap(), b"before\nafter\nend\n");
    }
}
