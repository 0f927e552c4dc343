//! What all sessions share and none may take too much of: places and memory.

use super::settings::Limits;
use std::collections::HashMap;
use std::net::{IpAddr, Ipv6Addr};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex, PoisonError};

/// Sessions by address, in all, and the memory of messages under way.
#[derive(Debug)]
pub struct Crowd {
    sessions: usize,
    sessions_per_address: usize,
    memory: usize,
    present: Mutex<HashMap<IpAddr, usize>>,
    in_use: AtomicUsize,
}

/// Memory is asked for in pieces of this size.
const PIECE: usize = 64 << 10;

impl Crowd {
    /// Nobody there yet.
    pub fn new(limits: &Limits) -> Arc<Self> {
        Arc::new(Self {
            sessions: limits.sessions,
            sessions_per_address: limits.sessions_per_address,
            memory: limits.memory,
            present: Mutex::default(),
            in_use: AtomicUsize::new(0),
        })
    }

    /// A place for a session from this address; none if there are too many.
    pub fn enter(self: &Arc<Self>, peer: IpAddr) -> Option<Place> {
        let key = neighbourhood(peer);
        let mut present = self.present.lock().unwrap_or_else(PoisonError::into_inner);
        let here = present.get(&key).copied().unwrap_or(0);
        if here >= self.sessions_per_address || present.values().sum::<usize>() >= self.sessions {
            return None;
        }
        present.insert(key, here + 1);
        Some(Place { crowd: self.clone(), key, reserved: 0 })
    }
}

/// One session's place and its share of the memory; both are given back when it is dropped.
#[derive(Debug)]
pub struct Place {
    crowd: Arc<Crowd>,
    key: IpAddr,
    reserved: usize,
}

impl Place {
    /// Raises the share to `octets`. Refused when all sessions together would have too much.
    pub fn reserve(&mut self, octets: usize) -> bool {
        let wanted = octets.next_multiple_of(PIECE);
        let Some(more) = wanted.checked_sub(self.reserved) else { return true };
        let limit = self.crowd.memory;
        let grow = |used: usize| used.checked_add(more).filter(|&sum| sum <= limit);
        let granted = self.crowd.in_use.fetch_update(Ordering::AcqRel, Ordering::Acquire, grow).is_ok();
        if granted {
            self.reserved = wanted;
        }
        granted
    }

    /// Gives the memory back.
    pub fn release(&mut self) {
        self.crowd.in_use.fetch_sub(self.reserved, Ordering::AcqRel);
        self.reserved = 0;
    }
}

impl Drop for Place {
    fn drop(&mut self) {
        self.release();
        let mut present = self.crowd.present.lock().unwrap_or_else(PoisonError::into_inner);
        match present.get_mut(&self.key) {
            Some(count) if *count > 1 => *count -= 1,
            _ => {
                present.remove(&self.key);
            }
        }
    }
}

/// An IPv4 address, or the /64 of an IPv6 address: one customer.
fn neighbourhood(peer: IpAddr) -> IpAddr {
    match peer.to_canonical() {
        IpAddr::V6(address) => IpAddr::V6(Ipv6Addr::from(u128::from(address) & !u128::from(u64::MAX))),
        v4 => v4,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_are_limited_by_address_and_in_all_and_come_back() {
        let crowd = Crowd::new(&Limits { sessions: 3, sessions_per_address: 2, ..Limits::default() });
        let ip = |text: &str| text.parse::<IpAddr>().expect("an address");
        let first = crowd.enter(ip("192.0.2.1"));
        let second = crowd.enter(ip("::ffff:192.0.2.1"));
        assert!(first.is_some() && second.is_some() && crowd.enter(ip("192.0.2.1")).is_none());
        let third = crowd.enter(ip("2001:db8::1"));
        assert!(third.is_some() && crowd.enter(ip("192.0.2.9")).is_none());
        drop(first);
        assert!(crowd.enter(ip("2001:db8::ffff")).is_some());
        drop((second, third));
        assert!(crowd.present.lock().expect("whole").is_empty());
    }

    #[test]
    fn memory_is_shared_and_comes_back() {
        let crowd = Crowd::new(&Limits { memory: 10 * PIECE, ..Limits::default() });
        let mut one = crowd.enter([192, 0, 2, 1].into()).expect("a place");
        let mut two = crowd.enter([192, 0, 2, 2].into()).expect("a place");
        assert!(one.reserve(1) && one.reserve(6 * PIECE) && two.reserve(4 * PIECE));
        assert!(!two.reserve(4 * PIECE + 1) && two.reserve(PIECE));
        one.release();
        assert!(two.reserve(10 * PIECE));
        drop((one, two));
        assert_eq!(crowd.in_use.load(Ordering::Acquire), 0);
    }
}
