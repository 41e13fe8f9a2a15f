#!/usr/bin/env python3
"""Writes lake-commission.docx: headings, a list, a table, footnotes, tracked changes. Standard library only."""
import os
import zipfile

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'


def run(text, properties=""):
    return f'<w:r>{"<w:rPr>" + properties + "</w:rPr>" if properties else ""}<w:t xml:space="preserve">{text}</w:t></w:r>'


def paragraph(content, style="", extra=""):
    style = f'<w:pStyle w:val="{style}"/>' if style else ""
    return f"<w:p><w:pPr>{style}{extra}</w:pPr>{content}</w:p>"


def note(number):
    return f'<w:r><w:footnoteReference w:id="{number}"/></w:r>'


ITEM = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>'
ROWS = [["State", "Members", "Since"], ["Malawi", "4", "2004"], ["Tanzania", "5", "2004"]]
TABLE = "<w:tbl>" + "".join(
    "<w:tr>" + "".join(f"<w:tc>{paragraph(run(cell))}</w:tc>" for cell in row) + "</w:tr>" for row in ROWS) + "</w:tbl>"

BODY = "".join([
    paragraph(run("The Lake Commission"), "Title"),
    paragraph(run("By Tereza Banda")),
    paragraph(run("14 March 2022")),
    paragraph(run("Malawi and Tanzania"), "Heading1"),
    paragraph(run("Malawi accused ") + run("Tanzania", "<w:b/>") + run(" of drilling in the lake.") + note(2) +
              run(" Dar es Salaam denied the charge, and Mozambique offered to mediate between the two governments.")),
    paragraph(run("The African Union supported the offer. In February the two states agreed to ") +
              '<w:ins w:id="9" w:author="A"><w:r><w:t>suspend</w:t></w:r></w:ins>' +
              '<w:del w:id="8" w:author="A"><w:r><w:delText>continue</w:delText></w:r></w:del>' +
              run(" all drilling until the court had ruled.") + note(3)),
    paragraph(run("The commission asked its members:")),
    paragraph(run("to publish their surveys;"), "ListParagraph", ITEM),
    paragraph(run("to recall their patrol boats."), "ListParagraph", ITEM),
    paragraph(run("Table 1. Members of the commission"), "Caption"),
    TABLE,
    paragraph(run("Zambia") + '<w:r><w:br w:type="page"/></w:r>' + run("joined the talks in May.")),
    paragraph(run("“We want peace on the lake,” its president said."), "Quote"),
])
FOOTNOTES = "".join(
    f'<w:footnote w:id="{number}">{paragraph(run(text), "FootnoteText")}</w:footnote>'
    for number, text in [(2, " Tereza Banda, “The Lake,” Zomba Papers 3 (2021): 4."), (3, " Interview, Mbeya, 2 March 2022.")])
STYLES = "".join(
    f'<w:style w:type="paragraph" w:styleId="{style}"><w:name w:val="{name}"/></w:style>'
    for style, name in [("Title", "Title"), ("Heading1", "heading 1"), ("ListParagraph", "List Paragraph"),
                        ("Caption", "caption"), ("Quote", "Quote"), ("FootnoteText", "footnote text")])
TYPES = "".join(
    f'<Override PartName="/{part}" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.{kind}+xml"/>'
    for part, kind in [("word/document.xml", "document.main"), ("word/footnotes.xml", "footnotes"), ("word/styles.xml", "styles")])
RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = 'xmlns="http://schemas.openxmlformats.org/package/2006/relationships"'
PARTS = {
    "[Content_Types].xml": f'{HEAD}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    f'<Default Extension="xml" ContentType="application/xml"/>{TYPES}</Types>',
    "_rels/.rels": f'{HEAD}<Relationships {PACKAGE}><Relationship Id="r1" Type="{RELATION}/officeDocument" '
    'Target="word/document.xml"/></Relationships>',
    "word/_rels/document.xml.rels": f'{HEAD}<Relationships {PACKAGE}><Relationship Id="r1" Type="{RELATION}/footnotes" '
    f'Target="footnotes.xml"/><Relationship Id="r2" Type="{RELATION}/styles" Target="styles.xml"/></Relationships>',
    "word/document.xml": f"{HEAD}<w:document {W}><w:body>{BODY}</w:body></w:document>",
    "word/footnotes.xml": f"{HEAD}<w:footnotes {W}>{FOOTNOTES}</w:footnotes>",
    "word/styles.xml": f"{HEAD}<w:styles {W}>{STYLES}</w:styles>",
    "docProps/core.xml": f'{HEAD}<c:coreProperties xmlns:c="http://schemas.openxmlformats.org/package/2006/metadata/core-properties"'
    ' xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>The Lake Commission</dc:title>'
    "<dc:creator>Tereza Banda</dc:creator></c:coreProperties>",
}

with zipfile.ZipFile(os.path.join(os.path.dirname(os.path.abspath(__file__)), "lake-commission.docx"), "w", zipfile.ZIP_DEFLATED) as package:
    for name, content in PARTS.items():
        package.writestr(zipfile.ZipInfo(name, (2022, 3, 14, 0, 0, 0)), content, zipfile.ZIP_DEFLATED)
