"""The map page makes its tables and credits when they are opened."""


def test_the_sources_of_the_borders_are_told_when_they_are_opened(open_app):
    app = open_app("map")
    assert not any("licence" in table.value for table in app.main.dataframe)
    app.session_state["border_credits"] = True
    app.run()
    told = next(table.value for table in app.main.dataframe if "licence" in table.value)
    assert len(told)
    assert all(told["licence"])
    assert any("Raisio and Rusko are missing" in text.value for text in app.main.markdown)


def test_the_map_can_be_taken_along_in_five_formats(open_app):
    app = open_app("map")
    app.session_state["map_downloads"] = True
    app.run()
    assert not app.exception
    offered = [button.proto.label for button in app.get("download_button")]
    assert {"Picture (PNG)", "GeoPackage", "GeoJSON"} < set(offered)
    assert sum("PDF" in label for label in offered) == 2
