"""Fields to a decision, a decision to a message, a message to RabbitMQ."""
