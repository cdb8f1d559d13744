"""The steps of the line: unpack, read, classify, extract, decide, refuse; each works, then says what to write.

A step reads what earlier steps stored and stores its own output whole, so it can run again at any time.
"""

import tempfile
from collections.abc import Mapping, Sequence
from contextlib import AbstractContextManager
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from sqlalchemy import Connection

from domain.decision import Decision, Exceptions, Publish, Review
from domain.delivery import Channel, PartVerdict
from domain.faults import ErrorCode, Permanent
from domain.form import FieldValue, FormRun, FormType, Language
from domain.request import Event, FormRequest
from intake.sniff import sniff
from ledger import Ledger, deliveries, events, outbox, requests, tasks
from ledger.deliveries import Delivery, NewDocument
from ledger.requests import StoredRequest
from ledger.tasks import Task
from routing import decide, message
from service.judging import Judge
from service.reading import Reader, ReadPage
from service.settings import Settings
from service.worker import Finish, KeepAlive, Step
