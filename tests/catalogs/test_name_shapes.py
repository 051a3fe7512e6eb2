from laydown.catalogs import name_shapes, senses
from laydown.domain.order_of_battle import Category


def test_every_example_of_the_shapes_finds_its_names_and_no_others() -> None:
    """The data file's own examples hold."""
    for example in senses.read("name-shapes.yaml")["examples"]:
        text = example["text"]
        assert [text[n.start : n.end] for n in name_shapes.find(text)] == example["finds"], text


def test_a_prefix_tells_the_navy() -> None:
    """A ship is its navy's; a prefix of two navies leaves it open."""
    (ship,) = name_shapes.find("HMNZS Aotearoa is in Suva.")
    assert (ship.unit.category, ship.unit.operator) == (Category.SHIP, "NZ")
    (shared,) = name_shapes.find("The corvette INS Kirpan is in Suva.")
    assert shared.unit.operator is None
