use std::collections::{BTreeMap, BTreeSet};

use proptest::prelude::*;

use super::{Map, Set, sort_by};

proptest! {
    #[test]
    fn a_map_holds_what_a_btree_map_holds(pairs: Vec<(u8, u16)>, more: Vec<(u8, u16)>, gone: Vec<u8>) {
        let mut ours: Map<_, _> = pairs.iter().copied().collect();
        let mut theirs: BTreeMap<_, _> = pairs.into_iter().collect();
        for (key, value) in more {
            prop_assert_eq!(ours.insert(key, value), theirs.insert(key, value));
        }
        for key in gone {
            prop_assert_eq!(ours.remove(&key), theirs.remove(&key));
            prop_assert_eq!(ours.get(&key), None);
        }
        prop_assert!(ours.split_off(&100).iter().eq(theirs.split_off(&100).iter()));
        prop_assert_eq!(ours.len(), theirs.len());
        prop_assert!(ours.iter().eq(theirs.iter()));
        prop_assert!(theirs.iter().all(|(key, value)| ours[key] == *value));
    }

    #[test]
    fn a_set_holds_what_a_btree_set_holds(items: Vec<u8>, more: Vec<u8>) {
        let mut ours: Set<_> = items.iter().copied().collect();
        let mut theirs: BTreeSet<_> = items.into_iter().collect();
        for item in more {
            prop_assert_eq!(ours.insert(item), theirs.insert(item));
        }
        prop_assert!(ours.iter().eq(theirs.iter()));
        prop_assert!((0..=u8::MAX).all(|item| ours.contains(&item) == theirs.contains(&item)));
    }

    #[test]
    fn sorting_keeps_equal_items_in_their_order(keys: Vec<u8>) {
        let mut ours: Vec<_> = keys.into_iter().map(|key| key % 8).zip(0..).collect();
        let mut theirs: Vec<(u8, usize)> = ours.clone();
        sort_by(&mut ours, |(a, _), (b, _)| a.cmp(b));
        theirs.sort_by_key(|(key, _)| *key);
        prop_assert_eq!(ours, theirs);
    }
}
