"""Brings bytes in from fax servers, folders and mailboxes, and takes mails apart."""
