"""Files as people save them: what is read, and what is refused with a way out."""

import io
import zipfile

import openpyxl
import pytest

from curation.bulk.files import UnreadableFile, read_sheet, write_csv, write_xlsx

HEADS = ("list", "id", "pattern")
ROWS = [["insult", "a", "'=1+1"], ["insult", "b", "一，二\n三"]]


@pytest.mark.parametrize("form", ["csv", "xlsx"])
def test_what_is_written_is_read(form: str) -> None:
    write = write_csv if form == "csv" else write_xlsx
    sheet = read_sheet(f"表.{form.upper()}", write(HEADS, ROWS))
    assert sheet.heads == HEADS
    assert sheet.rows == ((2, tuple(ROWS[0])), (3, tuple(ROWS[1])))


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030"])
def test_rows_have_the_numbers_of_the_spreadsheet(encoding: str) -> None:
    text = 'list,id,pattern\r\n\r\ninsult,a,"一\n二"\r\n,,\r\ninsult,b\r\n'
    sheet = read_sheet("a.csv", text.encode(encoding))
    assert sheet.rows == ((3, ("insult", "a", "一\n二")), (5, ("insult", "b", "")))


def test_no_cell_of_a_workbook_is_a_formula() -> None:
    sheet = openpyxl.load_workbook(io.BytesIO(write_xlsx(HEADS, ROWS))).active
    assert {cell.data_type for row in sheet.rows for cell in row} == {"s"}


def huge() -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as folder:
        folder.writestr("xl/workbook.xml", b"0" * 50_000_000)
    return packed.getvalue()


@pytest.mark.parametrize(
    ("name", "content", "message"),
    [
        ("a.txt", b"x", "只能导入 .csv 或 .xlsx 文件。"),
        ("a.csv", b"", "文件是空的。第一行要写列名。"),
        ("a.csv", b"\xff\xff\xff", "看不出文件的编码。"),
        ("a.csv", b'a,b\n"x', "CSV 的引号没有成对"),
        ("a.csv", b"a,b\nx,y,z", "第 2 行的格子比列名多。"),
        ("a.csv", b"a\n" + b"x\n" * 5001, "超过 5,000 行。"),
        ("a.csv", b"x" * 2_000_001, "文件超过 2 MB。"),
        ("a.xlsx", b"PK\x03\x04 and nothing", "这个文件不是 Excel 工作簿"),
        ("a.xlsx", huge(), "工作簿展开以后太大。"),
    ],
)
def test_what_is_no_table_says_what_to_do(name: str, content: bytes, message: str) -> None:
    with pytest.raises(UnreadableFile) as caught:
        read_sheet(name, content)
    assert message in str(caught.value)
