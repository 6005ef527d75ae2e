"""The PDF as its readers get it: text read back, pages, metadata, strange characters."""

import io
from dataclasses import replace
from typing import cast

import pytest
from hypothesis import given as examples
from hypothesis import settings
from hypothesis import strategies as st
from pypdf import PdfReader
from pypdf.generic import DictionaryObject

from complaints.dossier.build import build_dossier
from complaints.dossier.glyphs import printable
from complaints.dossier.model import Complainant
from complaints.dossier.render_pdf import render_pdf
from tests.complaints.dossier.made_up import case, given, sample
from tests.complaints.dossier.papers import pages, read, squeezed, whole


def test_first_page_says_who_against_whom_what_and_how_often() -> None:
    first = pages(read(sample()))[0]

    for said in (
        "投诉材料",
        "致：杭州市地方金融管理局",
        "张晓岚",
        "13900001234",
        "某某小额贷款有限公司",
        "停止在夜间催收，停止联系我的家人和同事。",
        "2026年3月2日至4月12日，投诉人记录到就小花钱包欠款的联系共220次",
        "短信/电话轰炸9",
        "2026年3月29日",
        "《治安管理处罚法》第五十条第一款第（一）项（法律）",
        "124–132",
    ):
        assert said in first


def test_first_page_says_where_the_rest_is() -> None:
    texts = pages(read(sample()))
    headings = {"联系记录见第": "四、联系记录", "逐项事实见第": "五、逐项事实"}

    for pointer, heading in headings.items():
        number = texts[0].split(pointer)[1].split("页")[0]
        assert heading in texts[int(number) - 1]


def test_log_facts_provisions_and_annex_follow_in_this_order() -> None:
    text = whole(read(sample()))
    order = ["四、联系记录", "五、逐项事实", "六、规定说明", "七、附件与核对", "真实性声明"]

    places = [text.index(heading) for heading in order]
    assert places == sorted(places)


def test_pages_are_numbered() -> None:
    texts = pages(read(sample()))

    assert len(texts) > 5
    for number, text in enumerate(texts, 1):
        assert f"第{number}页/共{len(texts)}页" in text


def test_every_contact_of_the_log_is_printed_with_its_words() -> None:
    chosen = sample()
    text = whole(read(chosen))

    for contact in chosen.case.contacts:
        assert squeezed(contact.text) in text
    assert text.count("2026-03-29") >= 14


def test_heads_of_the_log_are_repeated_on_every_page() -> None:
    texts = pages(read(sample()))
    start = next(page for page, text in enumerate(texts) if "四、联系记录" in text)
    end = next(page for page, text in enumerate(texts) if "五、逐项事实" in text)

    assert end - start > 3
    for text in texts[start : end + 1]:
        assert "序号时间方式与对象号码与自称内容确认的行为" in text


def test_provisions_bear_force_dates_address_and_that_they_are_paraphrased() -> None:
    text = whole(read(given()))

    assert "不是官方原文" in text
    assert "推荐性国家标准GB/T45251-2025" in text
    assert "2025年2月28日起施行" in text
    assert "https://www.spp.gov.cn/spp/fl/202506/t20250627_699863.shtml" in text
    assert "适用：若放款机构为银行、消费金融公司" in text


def test_official_addresses_can_be_followed() -> None:
    links = {
        note.get_object()["/A"]["/URI"]
        for page in read(given()).pages
        for note in page.get("/Annots", ())
        if "/URI" in note.get_object().get("/A", {})
    }

    assert links == {
        "https://www.spp.gov.cn/spp/fl/202506/t20250627_699863.shtml",
        "https://openstd.samr.gov.cn",
        "https://www.china-cba.net",
        "https://flk.npc.gov.cn",
    }


def test_metadata_hold_no_personal_datum() -> None:
    reader = read(given())
    assert reader.metadata is not None
    assert reader.xmp_metadata is not None
    metadata = str(dict(reader.metadata)) + reader.xmp_metadata.stream.get_data().decode()

    assert reader.metadata.title == "投诉材料"
    assert reader.metadata.author is None
    for personal in ("张晓岚", "13900001234", "小花钱包", "internal-3f9c", "+8617000001002"):
        assert personal not in metadata


def test_paper_is_tagged_archival_and_in_chinese() -> None:
    reader = read(given())
    root = reader.root_object
    marks = cast(DictionaryObject, root["/MarkInfo"])

    assert bool(marks["/Marked"])
    assert str(root["/Lang"]).startswith("zh")
    assert reader.xmp_metadata is not None
    xmp = reader.xmp_metadata.stream.get_data().decode()
    assert "<pdfaid:part>2</pdfaid:part>" in xmp
    assert "<pdfuaid:part>1</pdfuaid:part>" in xmp


def test_all_fonts_are_embedded() -> None:
    for page in read(given()).pages:
        resources = cast(DictionaryObject, page["/Resources"])
        for font in cast(DictionaryObject, resources["/Font"]).values():
            descendant = font.get_object()["/DescendantFonts"][0].get_object()
            assert "/FontFile3" in descendant["/FontDescriptor"]
            assert "Noto" in descendant["/BaseFont"]


def test_same_input_gives_the_same_bytes() -> None:
    dossier = build_dossier(given())

    assert render_pdf(dossier) == render_pdf(dossier)


def test_blank_lines_are_there_to_fill() -> None:
    text = pages(read(given(complainant=Complainant(), demands=(), addressee="")))[0]

    assert text.count("（待填）") == 3 + 1 + 1


def test_an_empty_dossier_is_still_a_paper() -> None:
    text = whole(read(given(case=replace(case(), contacts=()), flags=(), statement="")))

    assert "本材料未附联系记录" in text


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        ("滚😀", "滚〔表情 U+1F600〕"),
        ("👨\u200d👩", "〔表情 U+1F468〕〔表情 U+1F469〕"),
        ("𠮷野", "〔U+20BB7〕野"),
        ("a\x00b\x07c\u202ed", "abcd"),
        ("مر", "〔U+0645 U+0631〕"),
        ("e\u0301", "é"),
        ("一\r\n二\r三\t四", "一\n二\n三 四"),
        ("\ud83d", "〔U+D83D〕"),
        ("\ufe0f☎", "☎"),
    ],
)
def test_what_the_fonts_lack_is_named_and_nothing_reorders_the_line(typed: str, shown: str) -> None:
    assert printable(typed) == shown


def test_long_runs_may_break_and_keep_every_letter() -> None:
    run = "https://example.org/" + "a" * 100

    assert max(len(piece) for piece in printable(run).split("\u200b")) <= 12
    assert printable(run).replace("\u200b", "") == run


MARKUP = '#read("/etc/passwd") $x$ [@a] \\ `code` *b* _i_ <label> ~ // /* #{ ] }'


def test_markup_is_printed_and_never_obeyed() -> None:
    text = whole(read(given(statement=MARKUP, addressee=MARKUP)))

    assert text.count(squeezed(MARKUP)) == 2
    assert "root:" not in text


def test_wide_words_stay_inside_the_page() -> None:
    wide = "W" * 300 + "。" + "长" * 300 + "https://example.org/?" + "q=1&" * 80
    contact = replace(case().contacts[0], text=wide, number="9" * 70, person="family:" + "x" * 90)
    reader = read(given(case=replace(case(), contacts=(contact,)), flags=(), statement=wide))
    right_margin = 595.3 - 19 / 25.4 * 72

    def check(text: str, cm: list[float], tm: list[float], _font: object, size: float) -> None:
        width = sum({"长": 1.0, "W": 0.9}.get(char, 0.45) for char in text.strip())
        assert not width or tm[4] + cm[4] + width * size <= right_margin + size

    for page in reader.pages:
        page.extract_text(visitor_text=check)
    assert squeezed(wide) in whole(reader)


@settings(max_examples=40, deadline=None)
@examples(st.text(st.characters(), max_size=200))
def test_any_text_can_be_set_in_type(text: str) -> None:
    contact = replace(case().contacts[0], text=text, number=text, person=text)
    odd = given(
        case=replace(case(), contacts=(contact,)),
        flags=(),
        statement=text,
        addressee=text,
        complainant=Complainant(name=text),
    )

    pdf = render_pdf(build_dossier(odd))

    assert len(PdfReader(io.BytesIO(pdf)).pages) >= 2
