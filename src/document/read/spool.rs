//! Unpacked archives in one temporary file, so that single members and rows can be read again without unpacking the rest.

use super::naming::Packing;
use crate::error::{Error, Result};
use flate2::read::MultiGzDecoder;
use ruzstd::decoding::StreamingDecoder;
use ruzstd::decoding::errors::{FrameDecoderError, ReadFrameHeaderError};
use std::fs::File;
use std::io::{self, BufRead, BufReader, Read, Seek, SeekFrom, Write};
use std::path::{Path, PathBuf};
use std::sync::Mutex;

/// The longest document that is read, in bytes: offsets have 32 bits, and a longer "document" is an archive in disguise.
pub(super) const LONGEST: u64 = 1 << 30;

/// Where bytes lie that can be read again.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Home {
    /// In a file of the corpus.
    File(PathBuf),
    /// In the spool.
    Spool,
}

/// A stretch of bytes that can be read again.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Slice {
    pub(super) home: Home,
    pub(super) from: u64,
    pub(super) length: u64,
}

/// The temporary file. It has no name and goes when the program ends, however it ends.
#[derive(Debug, Default)]
pub(super) struct Spool(Mutex<Option<File>>);

impl Spool {
    /// Unpacks `source` to the end of the spool. What came before a damage is kept: the slice holds it, and the error says what happened.
    pub(super) fn unpack(&self, source: impl Read, packing: Packing) -> Result<(Slice, Option<io::Error>)> {
        self.with(|file| {
            let from = file.seek(SeekFrom::End(0))?;
            let mut out = io::BufWriter::with_capacity(1 << 16, &mut *file);
            let damage = copy(BufReader::with_capacity(1 << 16, source), packing, &mut out).err();
            out.flush()?;
            drop(out);
            let end = file.seek(SeekFrom::End(0))?;
            Ok((Slice { home: Home::Spool, from, length: end - from }, damage))
        })
    }

    /// Reads a stretch.
    pub(super) fn read(&self, slice: &Slice, name: &str) -> Result<Vec<u8>> {
        refuse_long(slice.length, name)?;
        let mut bytes = vec![0; usize::try_from(slice.length).unwrap_or(usize::MAX)];
        match &slice.home {
            Home::Spool => self.with(|file| {
                file.seek(SeekFrom::Start(slice.from))?;
                file.read_exact(&mut bytes)
            })?,
            Home::File(path) => File::open(path)
                .and_then(|mut file| {
                    file.seek(SeekFrom::Start(slice.from))?;
                    file.read_exact(&mut bytes)
                })
                .map_err(|source| Error::io(path, source))?,
        }
        Ok(bytes)
    }

    /// Calls `visit` with a reader over a stretch, for one pass through it.
    pub(super) fn pass<T>(&self, slice: &Slice, visit: impl FnOnce(&mut dyn BufRead) -> T) -> Result<T> {
        let over = |file: &mut File| -> io::Result<T> {
            file.seek(SeekFrom::Start(slice.from))?;
            Ok(visit(&mut BufReader::with_capacity(1 << 16, file.take(slice.length))))
        };
        match &slice.home {
            Home::Spool => self.with(over),
            Home::File(path) => File::open(path).and_then(|mut file| over(&mut file)).map_err(|source| Error::io(path, source)),
        }
    }

    fn with<T>(&self, work: impl FnOnce(&mut File) -> io::Result<T>) -> Result<T> {
        let failed = |source| Error::io(Path::new("temporary file"), source);
        // A panic in another reader leaves the file itself sound: every access seeks first.
        let mut guard = self.0.lock().unwrap_or_else(std::sync::PoisonError::into_inner);
        let file = match guard.take() {
            Some(file) => guard.insert(file),
            None => guard.insert(tempfile::tempfile().map_err(failed)?),
        };
        work(file).map_err(failed)
    }
}

/// An error for documents longer than [`LONGEST`].
pub(super) fn refuse_long(length: u64, name: &str) -> Result<()> {
    if length > LONGEST {
        return Err(Error::input(name, "is longer than 1 GiB: split it into documents, as JSONL rows for instance"));
    }
    Ok(())
}

fn copy(mut source: impl BufRead, packing: Packing, out: &mut impl Write) -> io::Result<()> {
    match packing {
        Packing::None => io::copy(&mut source, out).map(drop),
        // A gzip file may have several members, one after the other; the plain decoder would stop after the first.
        Packing::Gzip => io::copy(&mut MultiGzDecoder::new(source), out).map(drop),
        Packing::Zstd => {
            while !source.fill_buf()?.is_empty() {
                match StreamingDecoder::new(&mut source) {
                    Ok(mut frame) => io::copy(&mut frame, out).map(drop)?,
                    Err(FrameDecoderError::ReadFrameHeaderError(ReadFrameHeaderError::SkipFrame { length, .. })) => {
                        io::copy(&mut (&mut source).take(u64::from(length)), &mut io::sink())?;
                    }
                    Err(error) => return Err(io::Error::new(io::ErrorKind::InvalidData, error.to_string())),
                }
            }
            Ok(())
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use flate2::Compression;
    use flate2::write::GzEncoder;

    fn gzip(text: &str) -> Vec<u8> {
        let mut encoder = GzEncoder::new(Vec::new(), Compression::fast());
        encoder.write_all(text.as_bytes()).unwrap();
        encoder.finish().unwrap()
    }

    fn zstd(text: &str) -> Vec<u8> {
        ruzstd::encoding::compress_to_vec(text.as_bytes(), ruzstd::encoding::CompressionLevel::Fastest)
    }

    fn unpacked(packed: &[u8], packing: Packing) -> (String, bool) {
        let spool = Spool::default();
        let (slice, damage) = spool.unpack(packed, packing).unwrap();
        (String::from_utf8(spool.read(&slice, "x").unwrap()).unwrap(), damage.is_some())
    }

    #[test]
    fn members_and_frames_follow_one_another() {
        assert_eq!(unpacked(&[gzip("un "), gzip("deux")].concat(), Packing::Gzip), ("un deux".to_owned(), false));
        let skippable = [&[0x50, 0x2A, 0x4D, 0x18, 3, 0, 0, 0][..], b"abc"].concat();
        assert_eq!(unpacked(&[zstd("un "), skippable, zstd("deux")].concat(), Packing::Zstd), ("un deux".to_owned(), false));
    }

    #[test]
    fn what_came_before_the_damage_is_kept() {
        let whole = [gzip("un "), gzip("deux")].concat();
        let (text, damaged) = unpacked(&whole[..whole.len() - 3], Packing::Gzip);
        assert!(damaged && text.starts_with("un "), "{text}");
        assert_eq!(unpacked(b"no frame at all", Packing::Zstd), (String::new(), true));
    }

    #[test]
    fn stretches_are_read_on_their_own() {
        let spool = Spool::default();
        spool.unpack(&b"premier"[..], Packing::None).unwrap();
        let (slice, _) = spool.unpack(&b"second"[..], Packing::None).unwrap();
        assert_eq!(spool.read(&slice, "x").unwrap(), b"second");
        let part = Slice { from: slice.from + 3, length: 3, ..slice };
        assert_eq!(spool.read(&part, "x").unwrap(), b"ond");
        assert!(spool.read(&Slice { length: 99, ..part }, "x").is_err());
    }
}
