//! What the bench gives Goose to run: the same two tasks.

use goose::prelude::*;

async fn items(user: &mut GooseUser) -> TransactionResult {
    user.get("/items").await?.response?.bytes().await?;
    Ok(())
}

async fn cart(user: &mut GooseUser) -> TransactionResult {
    user.get("/cart").await?.response?.bytes().await?;
    Ok(())
}

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), GooseError> {
    let shopper = scenario!("Shopper")
        .register_transaction(transaction!(items).set_weight(3)?)
        .register_transaction(transaction!(cart));
    GooseAttack::initialize()?
        .register_scenario(shopper)
        .execute()
        .await?;
    Ok(())
}
