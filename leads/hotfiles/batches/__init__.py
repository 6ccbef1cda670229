"""A file of messages: its rows read, looked over and sent one by one, and kept until every row has its result."""
