//! Reader of binary formats that ends where the bytes end.

/// Reader of numbers from bytes of a stranger: every read is checked.
#[derive(Clone, Copy, Debug)]
pub(crate) struct ByteReader<'b> {
    rest: &'b [u8],
    /// Numbers begin with their lowest byte.
    pub little_endian: bool,
}

impl<'b> ByteReader<'b> {
    /// Reader of numbers that begin with their lowest byte, or their highest.
    pub(crate) fn new(bytes: &'b [u8], little_endian: bool) -> Self {
        Self { rest: bytes, little_endian }
    }

    /// Bytes that are left.
    pub(crate) fn len(&self) -> usize {
        self.rest.len()
    }

    /// The next bytes.
    pub(crate) fn take(&mut self, count: usize) -> Option<&'b [u8]> {
        let (taken, rest) = self.rest.split_at_checked(count)?;
        self.rest = rest;
        Some(taken)
    }

    /// A byte.
    pub(crate) fn u8(&mut self) -> Option<u8> {
        self.array::<1>().map(|[byte]| byte)
    }

    /// A number of two bytes.
    pub(crate) fn u16(&mut self) -> Option<u16> {
        let bytes = self.array()?;
        Some(if self.little_endian { u16::from_le_bytes(bytes) } else { u16::from_be_bytes(bytes) })
    }

    /// A number of four bytes.
    pub(crate) fn u32(&mut self) -> Option<u32> {
        let bytes = self.array()?;
        Some(if self.little_endian { u32::from_le_bytes(bytes) } else { u32::from_be_bytes(bytes) })
    }

    /// A count of things that take at least so many bytes each; `None` if they cannot all be there.
    pub(crate) fn count(&mut self, bytes_each: usize) -> Option<usize> {
        let count = self.u32()? as usize;
        (count.checked_mul(bytes_each)? <= self.rest.len()).then_some(count)
    }

    /// A floating point number of eight bytes.
    pub(crate) fn f64(&mut self) -> Option<f64> {
        let bytes = self.array()?;
        Some(if self.little_endian { f64::from_le_bytes(bytes) } else { f64::from_be_bytes(bytes) })
    }

    /// So many bytes.
    pub(crate) fn array<const N: usize>(&mut self) -> Option<[u8; N]> {
        self.take(N)?.try_into().ok()
    }
}
