"""Taking bytes in and mails apart, without any server."""
