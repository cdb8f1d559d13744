"""Single lines as people write and type them on forms, after a fax line, cut out as the reader cuts them:
what the recogniser is fitted on. Neither words nor hands are those of the sets that measure the reader."""
