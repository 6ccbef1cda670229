"""What comes to a device by itself: kept until the device acknowledges it. Knows devices by number only."""
