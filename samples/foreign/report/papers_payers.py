"""Papers of insurers, courts and offices that are no request to act on, to measure on."""

from domain.form import Language
from samples.foreign import asking, furniture, lines
from samples.foreign.faces import MONO, SERIF
from samples.foreign.report import dressing, fields, marks
from samples.foreign.report.letters import addressed, answered, letter, listed, paper, printed_table, told
from samples.foreign.sheet import Sheet

EN, ES = Language.ENGLISH, Language.SPANISH


def benefits_explained(s: Sheet) -> None:
    dressing.split_head(
        s,
        "Tidewater Health Plan",
        ("PO Box 6011, Ledyard", "Member services 1-800-555-0126"),
        ("EXPLANATION OF BENEFITS", "THIS IS NOT A BILL"),
    )
    addressed(
        s,
        (
            f"Member: {told(s, 'patient.name', 'J. Roe')}",
            f"Date of birth: {told(s, 'patient.date_of_birth', '04/02/1970')}",
            "Member ID: TWH 7710 3321 01      Group: 44120",
            "Claim: 2026-0418-7719      Provider: Riverbend Orthopedics",
        ),
    )
    printed_table(
        s,
        ("Service", "Date", "Billed", "Allowed", "Plan paid", "You owe"),
        (
            ("Office visit 99214", "04/02/26", "310.00", "141.20", "116.20", "25.00"),
            ("X-ray knee 73562", "04/02/26", "188.00", "52.10", "52.10", "0.00"),
            ("Injection 20610", "04/02/26", "402.00", "120.75", "96.60", "24.15"),
        ),
        (0.3, 0.14, 0.14, 0.14, 0.14, 0.14),
    )
    dressing.notice(s, "Amount you may owe your provider: $49.15", 11, 0.9, True)
    furniture.paragraph(
        s,
        "If you think a claim was decided wrongly you can appeal within 180 days. To name someone to appeal "
        "for you, ask us for an authorized representative form. Release of your claim records to another "
        "person needs your written authorization.",
    )
    dressing.page_foot(s, "THP EOB", "Keep this for your records", "Page 1 of 2")


def denial_letter(s: Sheet) -> None:
    furniture.letterhead(s, "Granite Shield Insurance Company", ("Utilization review",), "bars", "right", 13)
    addressed(
        s,
        (
            told(s, "signature.date", "April 9, 2026"),
            "",
            told(s, "patient.name", "J. Roe"),
            told(s, "patient.address#street", "12 Elm St"),
            told(s, "patient.address#place", "Nashua, NH 03060"),
            "",
            "Re: Notice of adverse determination, reference 26-UR-20871",
        ),
    )
    letter(
        s,
        (
            "We have reviewed the request of your doctor for an MRI of the lumbar spine. The service is not "
            "approved. The records sent to us do not show six weeks of physical therapy, which the medical "
            "policy asks for.",
            "You may ask for an internal appeal within 180 days of this letter. You may see the records we "
            "used, free of charge. Your doctor may speak with our reviewer at 1-888-555-0173.",
        ),
        "Sincerely,",
        "Medical Director",
    )
    furniture.footer(s, "Denial code NC-14", "Language help: 1-888-555-0173")


def prior_authorization(s: Sheet) -> None:
    furniture.title(s, "PRIOR AUTHORIZATION REQUEST - OUTPATIENT IMAGING", 13, band=True)
    answered(
        s,
        ("x.icd", "M54.16"),
        ("x.history", "Eight weeks of therapy and two injections without relief; weakness of the left foot."),
    )
    furniture.paragraph(s, "Fax with clinical notes to 1-866-555-0138. Urgent requests: call.", 8.5)
    dressing.bar(s, "MEMBER")
    lines.boxes(
        s,
        (
            ("patient.name", "MEMBER NAME", 0.5),
            ("patient.date_of_birth", "DATE OF BIRTH", 0.25),
            ("patient.mrn", "MEMBER ID", 0.25),
        ),
    )
    dressing.bar(s, "ORDERING PROVIDER")
    lines.boxes(
        s,
        (
            ("recipient.name", "NAME", 0.4),
            ("recipient.phone", "PHONE", 0.3),
            ("recipient.fax", "FAX", 0.3),
        ),
    )
    dressing.bar(s, "SERVICE")
    marks.row(s, "x.study", (("CT", "a"), ("MRI", "b"), ("PET", "c"), ("Nuclear", "d")), pitch=16)
    lines.boxes(
        s,
        (
            ("imaging.exams", "PROCEDURE AND CPT CODE", 0.5),
            ("x.icd", "ICD-10", 0.2),
            ("imaging.date_from", "DATE PLANNED", 0.3),
        ),
    )
    fields.beside_catalogue(s, (("Diagnosis:", "M54.16 radiculopathy", 0.6), ("Units:", "1", 0.4)))
    lines.long_text(s, "x.history", "Treatment tried and why the study is needed:", 3, boxed=True)
    furniture.paragraph(
        s, "Authorization is not a guarantee of payment. Payment depends on eligibility on the day.", 8.5
    )
    lines.boxes(s, (("signature.present", "PROVIDER SIGNATURE", 0.65), ("signature.date", "DATE", 0.35)), 34)
    dressing.page_foot(s, "PA-IMG 2026", "", "Page 1 of 1")


def fee_table(s: Sheet) -> None:
    furniture.letterhead(s, "Cascadia Regional Health System", ("Release of Information",), "leaf")
    furniture.title(s, "Fee schedule for copies of medical records", 14, "left")
    printed_table(
        s,
        ("Requester", "Paper", "Electronic", "Handling"),
        (
            ("Patient or representative", "$0.12 a page", "$6.50 flat", "none"),
            ("Attorney, insurer", "$0.77 a page", "$0.39 a page", "$25.00"),
            ("Workers' compensation", "$0.50 a page", "$0.25 a page", "$10.00"),
            ("Continuing care provider", "no charge", "no charge", "none"),
            ("X-ray films, each", "$12.00", "$8.00 a disc", "$5.00"),
        ),
        (0.4, 0.2, 0.2, 0.2),
        22,
    )
    furniture.paragraph(
        s,
        "To ask for records please complete the form Authorization for Release of Health Information, which "
        "you get at the desk or on our web page. Rates change every January.",
    )


def copy_invoice(s: Sheet) -> None:
    dressing.split_head(
        s,
        "QuickChart Retrieval LLC",
        ("Tax ID 00-0000000", "accounts@quickchart.example"),
        ("INVOICE", "QC-260711"),
    )
    addressed(
        s,
        (
            f"Bill to: {told(s, 'recipient.organization', 'Whitcomb & Reyes')}",
            f"Patient: {told(s, 'patient.name', 'J. Roe')}",
            f"Records from: {told(s, 'discloser.name', 'St. Brendan Medical Center')}",
        ),
    )
    listed(
        s,
        (
            ("Search and retrieval", "20.00"),
            ("Pages, 88 at 0.64", "56.32"),
            ("Radiology disc", "15.00"),
            ("Shipping", "8.95"),
            ("TOTAL (USD)", "100.27"),
        ),
        21,
    )
    dressing.notice(s, "PREPAYMENT REQUIRED - RECORDS ARE RELEASED WHEN PAID", 11, None, True)


def card_copy(s: Sheet) -> None:
    s.y = 80
    for top, texts in (
        (
            80.0,
            (
                "TIDEWATER HEALTH PLAN    PPO",
                f"Member  {told(s, 'patient.name', 'JAMIE ROE')}",
                "ID  TWH771033210      GRP 44120",
                "PCP $25   SPEC $40   ER $150",
                "RxBIN 000000   RxPCN TIDE",
            ),
        ),
        (
            330.0,
            (
                "Providers: claims to PO Box 6011",
                "Payer ID 00000",
                "Prior approval: 1-866-555-0138",
                "Pharmacists: 1-866-555-0139",
                "This card is no guarantee of coverage.",
            ),
        ),
    ):
        s.canvas.roundRect(s.left + 60, 792 - top - 205, 330, 205, 12)
        for row, text in enumerate(texts):
            s.print_text(text, s.left + 78, top + 40 + row * 32, 11, bold=row == 0)
    s.y = 560


def deposition_subpoena(s: Sheet) -> None:
    furniture.paragraph(s, "COMMONWEALTH OF NEW ALBION", bold=True, gap=1)
    furniture.paragraph(s, "LEDYARD, SS.          SUPERIOR COURT          C.A. NO. 2684CV01177", gap=12)
    furniture.paragraph(
        s, f"{told(s, 'patient.name', 'J. ROE')}, Plaintiff,  v.  HALVORSEN FREIGHT, INC., Defendant.", gap=14
    )
    furniture.title(s, "DEPOSITION SUBPOENA DUCES TECUM", 14)
    furniture.paragraph(s, "TO: KEEPER OF THE RECORDS, MEDICAL RECORDS DEPARTMENT", bold=True, gap=8)
    furniture.paragraph(
        s,
        "YOU ARE HEREBY COMMANDED to appear before a notary public and to bring with you all records, "
        "including charts, notes, bills, films and correspondence, that concern the plaintiff, born "
        f"{told(s, 'patient.date_of_birth', '1961')}, from January 1, 2020 to the present. In lieu of your "
        "appearance you may send certified copies under the pains and penalties of perjury.",
        gap=10,
    )
    furniture.paragraph(s, "HEREOF FAIL NOT, as you will answer your default under the law.", gap=14)
    asking.under_brackets(
        s, (("signature.present", "Notary Public", 0.6), ("signature.date", "Dated", 0.4)), 46
    )
    furniture.paragraph(s, "RETURN OF SERVICE: I this day served the within named by giving a copy in hand.")


def shredding_ad(s: Sheet) -> None:
    furniture.title(s, "DROWNING IN OLD CHARTS?", 28)
    furniture.title(s, "We scan - We store - We shred", 18)
    dressing.notice(s, "FIRST 20 BOXES FREE THIS JUNE", 20, 0.88, True)
    dressing.bullets(
        s,
        (
            "HIPAA-compliant release of information service for busy practices",
            "Trucks in all of New Albion, pick-up in 48 hours",
            "Free quote: fax this page back with your name and number",
        ),
        15,
        "*",
    )
    fields.dotted(s, (("x.name", "Practice", 0.6), ("x.phone", "Phone", 0.4)), 30)
    marks.beside_catalogue(s, ("Call me", "Send a price list"), "", "square", 26)
    furniture.title(s, "PAPERWEIGHT RECORDS CO.  1-877-555-0155", 17)
    furniture.paragraph(s, "To stop these faxes write REMOVE on this page and return it.", 7)


def mailing_certificate(s: Sheet) -> None:
    furniture.title(s, "CERTIFICATE OF MAILING", 16)
    furniture.paragraph(s, "This certificate shows that the item below was given to the carrier.", gap=10)
    fields.floor_cells(s, (("recipient.name", "To", 0.5), ("recipient.address", "Address", 0.5)), 40)
    fields.floor_cells(s, (("discloser.name", "From", 0.6), ("signature.date", "Postmark", 0.4)), 40)
    listed(
        s,
        (
            ("Class", "First class"),
            ("Weight", "0 lb 9 oz"),
            ("Fee", "$ 2.20"),
            ("Article", "9400 0000 0000 0000 0126"),
        ),
    )
    dressing.barcode(s, "94000126", s.left + 60, s.y + 60, 44)


def employer_note(s: Sheet) -> None:
    furniture.letterhead(s, "GULL ISLAND CANNERY", ("Human Resources",), align="centre")
    furniture.title(s, "CERTIFICATION OF HEALTH CARE PROVIDER - EMPLOYEE'S OWN CONDITION", 12)
    furniture.paragraph(
        s, "For leave under the family and medical leave policy. The provider fills in section 2.", gap=6
    )
    answered(
        s,
        ("x.job", "Line operator"),
        ("x.shift", "Nights"),
        ("x.facts", "Recovering from surgery of the right shoulder. Cannot lift more than five pounds."),
    )
    dressing.bar(s, "Section 1 - employee")
    fields.aligned(
        s, (("patient.name", "Employee", 1.0), ("x.job", "Job title", 1.0), ("x.shift", "Shift", 1.0))
    )
    dressing.bar(s, "Section 2 - provider")
    fields.aligned(
        s,
        (
            ("recipient.name", "Provider", 1.0),
            ("recipient.phone", "Telephone", 1.0),
            ("records.date_from", "Condition began", 1.0),
            ("records.date_to", "Likely to end", 1.0),
        ),
    )
    marks.pairs(
        s,
        "x.leave",
        (("Was the employee in a hospital overnight?", "a"), ("Is a reduced schedule needed?", "b")),
    )
    lines.long_text(s, "x.facts", "Medical facts that support the need for leave", 3)
    fields.crossed_line(
        s, (("signature.present", "Provider's signature", 0.62), ("signature.date", "Date", 0.38)), 40
    )


def power_of_attorney(s: Sheet) -> None:
    furniture.title(s, "DURABLE POWER OF ATTORNEY FOR HEALTH CARE", 15)
    fields.flow(
        s,
        (
            "I,",
            ("patient.name", 240, "principal"),
            ", living at",
            ("patient.address", 0, "residence"),
            "appoint",
            ("recipient.name", 240, "agent"),
            ", telephone",
            ("recipient.phone", 0, "agent's telephone"),
            "as my agent to make health care decisions for me when I cannot make them, to consent to "
            "or refuse treatment, to choose doctors, and to see and release my medical records.",
        ),
        30,
    )
    furniture.paragraph(
        s, "This power takes effect when my doctor states in writing that I lack capacity.", gap=16
    )
    fields.crossed_line(s, (("signature.present", "Principal", 0.62), ("signature.date", "Date", 0.38)), 44)
    fields.blank_line(s, (("First witness:", 0.5), ("Second witness:", 0.5)), 34)
    furniture.paragraph(s, "Subscribed and sworn before me, a notary public.", gap=4)
    fields.blank_line(s, (("Notary:", 0.6), ("Commission ends:", 0.4)), 30)


LAYOUTS = (
    paper("benefits", EN, benefits_explained, "carlito", 10.5),
    paper("denied", EN, denial_letter, "eb-garamond", 12),
    paper("prior", EN, prior_authorization, "archivo-narrow", 10),
    paper("fees", EN, fee_table, "nunito-sans", 10.5),
    paper("copies", EN, copy_invoice, "courier-prime", 11),
    paper("cardcopy", EN, card_copy, "carlito", 11),
    paper("deposition", EN, deposition_subpoena, SERIF, 12),
    paper("shredding", EN, shredding_ad, "comic-neue", 12),
    paper("mailing", EN, mailing_certificate, MONO, 10),
    paper("leave", EN, employer_note, "libre-franklin", 9.5),
    paper("attorney", EN, power_of_attorney, "pt-serif", 11),
)
