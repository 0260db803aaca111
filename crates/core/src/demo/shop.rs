//! The pretend shop.

use serde_json::{Value, json};

use super::reply::Reply;
use crate::random::Stream;

/// Name and price in cents. A product's id is its place, from 1.
const PRODUCTS: [(&str, u32); 12] = [
    ("Desk lamp", 3490),
    ("Fountain pen", 2450),
    ("Notebook", 690),
    ("Teapot", 2990),
    ("Wool blanket", 7900),
    ("Bicycle bell", 1250),
    ("Garden gloves", 1490),
    ("Chess set", 4590),
    ("Rain jacket", 8900),
    ("Coffee grinder", 5490),
    ("Camping stove", 6250),
    ("Harmonica", 3190),
];

pub(super) fn products() -> Reply {
    let products = (1..)
        .zip(&PRODUCTS)
        .map(|(id, product)| describe(id, product));
    Reply::json(200, &json!({ "products": products.collect::<Vec<_>>() }))
}

pub(super) fn product(id: &str) -> Reply {
    let id = id.parse::<usize>().unwrap_or(0);
    match id.checked_sub(1).and_then(|place| PRODUCTS.get(place)) {
        Some(product) => Reply::json(200, &describe(id, product)),
        None => Reply::hint(
            404,
            "there is no such product",
            &format!("ids run from 1 to {}", PRODUCTS.len()),
        ),
    }
}

pub(super) fn cart(method: &str, draws: &mut Stream) -> Reply {
    match method {
        "POST" => Reply::json(
            201,
            &json!({ "cart": draws.next_u64() % 100_000, "items": 1 }),
        ),
        "DELETE" => Reply::json(200, &json!({ "items": 0 })),
        _ => Reply::json(200, &json!({ "items": [], "total": 0 })),
    }
}

pub(super) fn login(draws: &mut Stream) -> Reply {
    let token = format!("{:016x}{:016x}", draws.next_u64(), draws.next_u64());
    Reply::json(200, &json!({ "token": token }))
}

pub(super) fn logout() -> Reply {
    Reply::json(200, &json!({ "message": "Goodbye" }))
}

fn describe(id: usize, &(name, cents): &(&str, u32)) -> Value {
    json!({ "id": id, "name": name, "price": f64::from(cents) / 100.0 })
}
