"""More imaging forms of invented organisations, to measure on."""

from domain.form import FormType, Language
from samples.foreign import furniture, lines
from samples.foreign.layout import Layout
from samples.foreign.report import dressing, fields, marks
from samples.foreign.sheet import Sheet

EN, ES = Language.ENGLISH, Language.SPANISH


def northshore_library(s: Sheet) -> None:
    furniture.title(s, "NORTH SHORE GENERAL HOSPITAL", 13)
    furniture.title(s, "FILM LIBRARY - REQUEST FOR COPIES OF STUDIES", 11)
    lines.typed_lines(s, (("patient.name#last_first", "PATIENT (LAST, FIRST):", 1.0),), 23)
    lines.typed_lines(s, (("patient.date_of_birth", "DOB:", 0.45), ("patient.mrn", "MR NO.:", 0.55)), 23)
    lines.typed_lines(s, (("patient.phone", "PHONE:", 1.0),), 23)
    furniture.paragraph(s, "STUDIES WANTED", bold=True, gap=3)
    _exam_table(s, ("EXAM", "BODY PART", "DATE DONE"), 3)
    s.y += 4
    marks.row(
        s,
        "imaging.product",
        (("DISC ONLY", "images"), ("REPORT ONLY", "reports"), ("DISC AND REPORT", "both")),
        "round bracket",
        lead="SEND:",
        pitch=20,
    )
    marks.row(
        s,
        "delivery.method",
        (("WILL CALL", "pickup"), ("MAIL", "mail"), ("COURIER", "courier")),
        "round bracket",
        lead="BY:",
        pitch=20,
    )
    lines.typed_lines(s, (("recipient.name", "GIVE TO:", 1.0),), 23)
    lines.typed_lines(s, (("recipient.organization", "PRACTICE:", 1.0),), 23)
    lines.typed_lines(s, (("recipient.address", "ADDRESS:", 1.0),), 23)
    lines.typed_lines(s, (("purpose", "REASON:", 0.5), ("needed_by", "NEEDED BY:", 0.5)), 23)
    furniture.paragraph(
        s,
        "A disc is not encrypted; guard it. This request can be withdrawn in writing until the disc "
        "leaves the library. Care is not affected by signing or not signing.",
        8.5,
    )
    lines.typed_lines(s, (("signature.present", "SIGNED:", 0.62), ("signature.date", "DATE:", 0.38)), 36)
    lines.typed_lines(
        s, (("signer.name", "PRINTED:", 0.55), ("signer.relationship", "RELATIONSHIP:", 0.45)), 23
    )
    furniture.footer(s, "FL-2", "Allow two working days")


def _exam_table(s: Sheet, heads: tuple[str, str, str], rows: int) -> None:
    """One study a row; these writers want one."""
    paths, shares = ("imaging.exams", "imaging.body_part", "imaging.date_from"), (0.45, 0.27, 0.28)
    x = s.left
    for head, share in zip(heads, shares, strict=True):
        s.frame(x, s.y, s.width * share, 14, 0.6, 0.87)
        s.print_text(head, x + 3, s.y + 10, s.size - 1.5, bold=True)
        x += s.width * share
    s.y += 14
    height = 20 * s.stretch
    for row in range(rows):
        x = s.left
        for path, share in zip(paths, shares, strict=True):
            s.frame(x, s.y, s.width * share, height, 0.6)
            if row == 0:
                s.fill(path, x + 1, s.y + height - 2, s.width * share - 3, height - 4)
            x += s.width * share
        s.y += height


def skyline_cloud(s: Sheet) -> None:
    s.print_text("Skyline", s.left, s.y + 15, 19, bold=True)
    s.print_text("IMAGING PARTNERS", s.left, s.y + 27, 8)
    s.print_text("Image sharing request", s.right, s.y + 15, 15, align="right")
    s.y += 42
    fields.cards(
        s, (("patient.name", "Full legal name", 0.6), ("patient.date_of_birth", "Date of birth", 0.4))
    )
    fields.cards(s, (("patient.email", "E-mail for the link", 0.55), ("patient.phone", "Cell phone", 0.45)))
    dressing.disc(s, "A", "Choose your scans")
    marks.listing(
        s,
        "imaging.exams",
        (
            ("MRI", "MR"),
            ("CT scan", "CT"),
            ("PET", "PT"),
            ("Ultrasound", "US"),
            ("X-ray", "XR"),
            ("Mammogram or breast MRI", "MG"),
            ("Fluoroscopy", "RF"),
            ("Heart (echo, cath)", "CARD"),
            ("Nuclear medicine", "NM"),
        ),
        3,
        "circle",
        2,
    )
    fields.cards(
        s,
        (
            ("imaging.body_part", "Part of the body", 0.4),
            ("imaging.date_from", "Taken on or after", 0.3),
            ("imaging.date_to", "Taken before", 0.3),
        ),
    )
    dressing.disc(s, "B", "What to send, and how")
    marks.row(
        s,
        "imaging.product",
        (("Pictures", "images"), ("Written reports", "reports"), ("Pictures + reports", "both")),
        "circle",
        pitch=13,
    )
    marks.row(
        s,
        "delivery.method",
        (
            ("My portal", "portal"),
            ("Cloud link to a clinic", "direct_provider"),
            ("Disc in the mail", "mail"),
            ("Disc at the front desk", "pickup"),
        ),
        "circle",
    )
    dressing.disc(s, "C", "Send to")
    marks.row(s, "recipient.self", (("Me", "yes"), ("This person or clinic:", "no")), "circle", pitch=13)
    fields.cards(
        s,
        (
            ("recipient.name", "Person or department", 0.48),
            ("recipient.organization", "Hospital or clinic", 0.52),
        ),
    )
    fields.cards(
        s,
        (
            ("recipient.email", "E-mail", 0.4),
            ("recipient.phone", "Phone", 0.3),
            ("recipient.fax", "Fax", 0.3),
        ),
    )
    furniture.paragraph(
        s,
        "By signing I let Skyline share the images marked above. I can stop this by e-mail to "
        "images@skyline.example before they are sent. Skyline may not refuse an exam because I did not "
        "sign. A clinic that gets my images follows its own privacy rules.",
        8,
    )
    fields.cards(s, (("signature.present", "Your signature", 0.64), ("signature.date", "Date", 0.36)), 32)
    fields.cards(
        s, (("signer.name", "Printed name", 0.5), ("signer.relationship", "Parent or guardian? Which", 0.5))
    )
    dressing.page_foot(s, "SIP share v12", "", "skyline.example/images")


def bone_and_joint(s: Sheet) -> None:
    furniture.title(s, "Granite Bone & Joint, P.C.", 18, "left")
    furniture.paragraph(s, "CD / X-RAY COPY REQUEST", 13, bold=True, gap=8)
    fields.dotted(s, (("patient.name", "Name", 0.62), ("patient.date_of_birth", "DOB", 0.38)), 25)
    fields.dotted(s, (("patient.phone", "Call me at", 0.5), ("needed_by", "I need it by", 0.5)), 25)
    fields.dotted(s, (("imaging.exams", "Copy of", 0.6), ("imaging.date_from", "taken", 0.4)), 25)
    marks.circled(
        s,
        "delivery.format",
        "On (circle):",
        (("CD", "cd_dvd"), ("USB", "usb"), ("FILM", "film"), ("PAPER", "paper")),
        26,
    )
    marks.circled(
        s,
        "imaging.product",
        "I want (circle):",
        (("PICTURES", "images"), ("REPORT", "reports"), ("BOTH", "both")),
        26,
    )
    marks.circled(
        s,
        "delivery.method",
        "I will (circle):",
        (("PICK UP", "pickup"), ("GET IT BY MAIL", "mail")),
        26,
    )
    fields.dotted(s, (("recipient.name", "For Dr.", 0.5), ("recipient.phone", "Tel", 0.5)), 25)
    fields.dotted(s, (("recipient.address", "Mail to", 1.0),), 25)
    furniture.paragraph(
        s, "I release the copies above. I may cancel this before they are made. $15 for the third disc.", 9
    )
    fields.crossed_line(s, (("signature.present", "sign here", 0.6), ("signature.date", "date", 0.4)), 42)
    fields.dotted(
        s, (("signer.name", "Print", 0.55), ("signer.relationship", "(if not you) you are my", 0.45)), 25
    )


def willowbrook_breast(s: Sheet) -> None:
    dressing.split_head(
        s,
        "WILLOWBROOK BREAST CENTER",
        ("MAMMOGRAPHY - ULTRASOUND - MRI", "FAX 508-555-0147"),
        ("PRIOR IMAGES:", "SEND TO US / SEND FROM US"),
    )
    lines.table(
        s,
        (
            (("patient.name", "PATIENT", 0.62), ("patient.date_of_birth", "BORN", 0.38)),
            (("patient.other_names", "MAIDEN NAME", 0.62), ("patient.phone", "TEL.", 0.38)),
            (("patient.address", "ADDRESS", 1.0),),
        ),
        21,
    )
    s.y += 5
    marks.grid(
        s,
        "direction",
        (
            ("WILLOWBROOK SENDS THE IMAGES TO", "release_out"),
            ("WILLOWBROOK GETS THE IMAGES FROM", "obtain_in"),
        ),
        2,
        1,
        "shadow",
        20,
    )
    lines.table(
        s,
        (
            (("recipient.organization", "FACILITY", 0.62), ("recipient.phone", "TEL.", 0.38)),
            (("recipient.address", "ADDRESS", 0.62), ("recipient.fax", "FAX", 0.38)),
        ),
        21,
    )
    s.y += 5
    marks.grid(
        s,
        "imaging.exams",
        (
            ("MAMMOGRAM", "MG"),
            ("BREAST ULTRASOUND", "US"),
            ("BREAST MRI", "MR"),
            ("CHEST X-RAY", "XR"),
            ("BONE DENSITY (DXA)", "OTHER"),
            ("PET / CT", "PT"),
        ),
        3,
        2,
        "shadow",
        20,
    )
    lines.table(s, ((("imaging.date_from", "YEARS FROM", 0.5), ("imaging.date_to", "THROUGH", 0.5)),), 21)
    s.y += 5
    marks.grid(
        s,
        "imaging.product",
        (("IMAGES", "images"), ("REPORTS", "reports"), ("IMAGES AND REPORTS", "both")),
        3,
        1,
        "shadow",
        20,
    )
    marks.grid(
        s,
        "delivery.method",
        (
            ("PACS TRANSFER", "direct_provider"),
            ("OVERNIGHT COURIER", "courier"),
            ("PATIENT CARRIES", "pickup"),
        ),
        3,
        1,
        "shadow",
        20,
    )
    lines.table(s, ((("purpose", "PURPOSE", 0.5), ("expiration", "ENDS", 0.5)),), 21)
    s.y += 3
    furniture.paragraph(
        s,
        "THIS PERMISSION MAY BE TAKEN BACK IN WRITING. CARE DOES NOT DEPEND ON IT. WHAT IS SENT MAY BE SENT "
        "ON BY OTHERS.",
        7.5,
    )
    fields.floor_cells(
        s,
        (("signature.present", "PATIENT'S SIGNATURE", 0.66), ("signature.date", "DATE", 0.34)),
        38,
    )
    fields.floor_cells(
        s, (("signer.name", "IF SIGNED BY ANOTHER: NAME", 0.6), ("signer.relationship", "RELATIONSHIP", 0.4))
    )
    dressing.barcode(s, "WBC-IMG-6", s.left, 770, 14)
    s.print_text("WBC-IMG-6  1/24", s.right, 774, 6.5, align="right")


def veterans_images(s: Sheet) -> None:
    furniture.title(s, "NEW ALBION VETERANS' HEALTH SERVICE", 11.5, "left")
    furniture.title(s, "RELEASE OF DIAGNOSTIC IMAGES ON ELECTRONIC MEDIA", 12, "left")
    dressing.notice(
        s,
        "PRIVACY ACT: The facts asked for are used to find your images. Giving them is voluntary; without "
        "them we may not find the images. Do not write your Social Security number on this form.",
        7.5,
    )
    dressing.bar(s, "SECTION I - VETERAN")
    fields.open_cells(
        s,
        (
            ("patient.name#last_first", "1. NAME (Last, First, Middle Initial)", 0.6),
            ("patient.mrn", "2. SERVICE CARD NUMBER", 0.4),
        ),
        31,
        7,
    )
    fields.open_cells(
        s,
        (
            ("patient.date_of_birth", "3. DATE OF BIRTH", 0.25),
            ("patient.phone", "4. TELEPHONE", 0.27),
            ("patient.address", "5. ADDRESS", 0.48),
        ),
        31,
        7,
    )
    dressing.bar(s, "SECTION II - IMAGES")
    marks.listing(
        s,
        "imaging.exams",
        (
            ("a. CT", "CT"),
            ("b. MRI", "MR"),
            ("c. GENERAL X-RAY", "XR"),
            ("d. ULTRASOUND", "US"),
            ("e. NUCLEAR MEDICINE", "NM"),
            ("f. CARDIAC", "CARD"),
        ),
        3,
        "square",
        2,
    )
    fields.open_cells(
        s,
        (
            ("imaging.body_part", "6. ANATOMICAL AREA", 0.4),
            ("imaging.date_from", "7. EXAMINED FROM", 0.3),
            ("imaging.date_to", "8. EXAMINED TO", 0.3),
        ),
        31,
        7,
    )
    marks.row(
        s,
        "imaging.product",
        (("IMAGES", "images"), ("INTERPRETATION ONLY", "reports"), ("IMAGES WITH INTERPRETATION", "both")),
        lead="9.",
        after=True,
    )
    marks.row(
        s,
        "delivery.format",
        (("CD", "cd_dvd"), ("USB", "usb"), ("FILM", "film")),
        lead="10. MEDIA",
        after=True,
    )
    dressing.bar(s, "SECTION III - RELEASE")
    fields.open_cells(
        s,
        (
            ("recipient.name", "11. RELEASE TO (Name)", 0.45),
            ("recipient.organization", "12. ORGANIZATION", 0.55),
        ),
        31,
        7,
    )
    fields.open_cells(
        s,
        (
            ("recipient.address", "13. ADDRESS", 0.6),
            ("recipient.phone", "14. PHONE", 0.4),
        ),
        31,
        7,
    )
    fields.open_cells(
        s, (("purpose", "15. PURPOSE", 0.5), ("expiration", "16. VALID UNTIL (date or event)", 0.5)), 31, 7
    )
    furniture.paragraph(
        s,
        "17. CERTIFICATION. I ask for this release of my own will. I may revoke it in writing at the release "
        "desk, save for what is already done. Benefits do not depend on it.",
        8,
    )
    fields.open_cells(
        s,
        (("signature.present", "18. SIGNATURE", 0.66), ("signature.date", "19. DATE", 0.34)),
        36,
        7,
    )
    fields.open_cells(
        s,
        (
            ("signer.name", "20. PRINTED NAME", 0.4),
            ("signer.relationship", "21. RELATIONSHIP", 0.25),
            ("signer.authority", "22. AUTHORITY", 0.35),
        ),
        31,
        7,
    )
    furniture.staff_block(s, "DESK USE", ("ID seen", "Media no.", "Released by", "Date"))
    dressing.page_foot(s, "NAVHS FORM 10-771i", "DEC 2022", "SUPERSEDES 10-771, 2016")


LAYOUTS = (
    Layout("report-i-northshore", FormType.IMAGING, EN, northshore_library, "courier-prime", 10.5, 58),
    Layout("report-i-skyline", FormType.IMAGING, EN, skyline_cloud, "nunito-sans", 9.5, 54),
    Layout("report-i-granite", FormType.IMAGING, EN, bone_and_joint, "comic-neue", 12, 66),
    Layout("report-i-willowbrook", FormType.IMAGING, EN, willowbrook_breast, "carlito", 9.5, 44),
    Layout("report-i-veterans", FormType.IMAGING, EN, veterans_images, "arimo", 8.5, 42),
)
