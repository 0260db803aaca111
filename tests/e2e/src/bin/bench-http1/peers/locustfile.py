from locust import FastHttpUser, task

class Shopper(FastHttpUser):
    @task(3)
    def items(self):
        self.client.get("/items")

    @task(1)
    def cart(self):
        self.client.get("/cart")
