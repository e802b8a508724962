//! Free memory of the machine.

use sysinfo::{MemoryRefreshKind, RefreshKind, System};

/// Memory that programs can still take without paging, bytes: that of the machine, or of the container that limits it.
/// `None` if the system does not tell.
pub fn available() -> Option<u64> {
    let ram = RefreshKind::nothing().with_memory(MemoryRefreshKind::nothing().with_ram());
    let system = System::new_with_specifics(ram).ok()?;
    let of_machine = Some(system.available_memory()).filter(|bytes| *bytes > 0);
    let of_container = system.cgroup_limits().map(|limits| limits.free_memory).filter(|bytes| *bytes > 0);
    [of_machine, of_container].into_iter().flatten().min()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[cfg(target_os = "linux")]
    #[test]
    fn a_machine_that_runs_this_has_some_memory_free_and_not_more_than_it_has() {
        let all = RefreshKind::nothing().with_memory(MemoryRefreshKind::everything());
        let machine = System::new_with_specifics(all).unwrap();
        assert!(available().is_some_and(|bytes| bytes > 1 << 20 && bytes <= machine.total_memory()));
    }
}
