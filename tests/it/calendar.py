"""Reads a mail with an invitation as a calendar program does, with Python's email and icalendar, and prints what it is.

calendar.py FILE.eml: exits 0 when it is one; else says what is wrong."""
import email
import email.policy
import json
import sys

from icalendar import Calendar

# Of the bytes: the reader of files makes LF of CRLF.
message = email.message_from_bytes(open(sys.argv[1], "rb").read(), policy=email.policy.default)
parts = [part for part in message.walk() if part.get_content_type() == "text/calendar"]
assert len(parts) == 1, f"{len(parts)} calendar parts"
part = parts[0]
# Outlook takes a part as an invitation by the method of its content type, inside multipart/alternative.
alternative = next(p for p in message.walk() if p.get_content_type() == "multipart/alternative")
assert part in alternative.get_payload(), "the calendar is no alternative of the text"
method = part.get_param("method")
content = part.get_payload(decode=True)
assert all(len(line) <= 75 for line in content.split(b"\r\n")), "a line of more than 75 octets"
assert b"\n" not in content.replace(b"\r\n", b""), "bare line ends"
calendar = Calendar.from_ical(content)
assert calendar["METHOD"] == method, (calendar["METHOD"], method)
assert calendar["VERSION"] == "2.0" and calendar["PRODID"]
zones = [z for z in calendar.walk("VTIMEZONE")]
events = [e for e in calendar.walk("VEVENT")]
assert len(zones) == 1 and len(events) == 1, (len(zones), len(events))
event = events[0]
for name in ["UID", "SEQUENCE", "DTSTAMP", "DTSTART", "DTEND", "ORGANIZER", "ATTENDEE", "SUMMARY"]:
    assert name in event, name
assert not any(name in event for name in ["DESCRIPTION", "COMMENT", "ATTACH", "CATEGORIES"]), "more than the meeting"
assert event["DTSTART"].params["TZID"] == zones[0]["TZID"]
assert event["DTSTAMP"].dt.utcoffset().total_seconds() == 0
assert str(event["ORGANIZER"]).lower().startswith("mailto:") and str(event["ATTENDEE"]).lower().startswith("mailto:")
# The zone tells the same offset as the tables of the system do.
offset = zones[0].to_tz().utcoffset(event["DTSTART"].dt.replace(tzinfo=None))
from zoneinfo import ZoneInfo
known = event["DTSTART"].dt.replace(tzinfo=ZoneInfo("Europe/Amsterdam")).utcoffset()
assert offset == known, (offset, known)
print(json.dumps({
    "method": method,
    "uid": str(event["UID"]),
    "sequence": int(event["SEQUENCE"]),
    "start": event["DTSTART"].dt.strftime("%Y-%m-%dT%H:%M:%S"),
    "attendee": str(event["ATTENDEE"]).split(":", 1)[1],
    "organizer": str(event["ORGANIZER"]).split(":", 1)[1],
    "status": str(event.get("STATUS", "")),
    "text": content.decode(),
}))
