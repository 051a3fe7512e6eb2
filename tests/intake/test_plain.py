from __future__ import annotations

import pytest

from laydown.intake import plain


@pytest.mark.parametrize(
    ("markup", "words"),
    [
        ("<p>One.</p><p>Two &amp; three.</p>", "One.\n\nTwo & three."),
        ("One<br>Two<ul><li>a</li><li>b</li></ul>", "One\nTwo\n\na\n\nb"),
        ("A <b>battery</b> of <a href='x'>Patriots</a>", "A battery of Patriots"),
        ("<p>Seen</p><script>if (a < b) { hide() }</script><!-- <p>not seen</p> --><style>p {}</style> after", "Seen\n\nafter"),
        ("<p>Seen</p><script>never closed", "Seen"),
    ],
)
def test_html_is_taken_off_and_its_blocks_stay_apart(markup: str, words: str) -> None:
    assert plain.has_tags(markup)
    assert plain.from_html(markup) == words


@pytest.mark.parametrize("text", ["3 < 4 and 5 > 2", "AT&T <unknown> reports", "an arrow -> here"])
def test_text_without_tags_is_not_taken_for_html(text: str) -> None:
    assert not plain.has_tags(text)
