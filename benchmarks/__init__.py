"""What the project promises about time and memory, measured on made-up registries."""
