"""The page on scenarios as its reader uses it: what it shows, and a scenario that is built on it."""


def faults(app) -> list[str]:
    return [str(told.value) for told in (*app.exception, *app.error)]


def everything(app) -> str:
    shown = [*app.text, *app.markdown, *app.caption, *app.subheader, *app.info]
    tables = [frame.value.to_csv() for frame in app.dataframe]
    return "\n".join([*(str(element.value) for element in shown), *tables]).replace("\\", "")


def button(app, label):
    return next(one for one in app.button if one.label == label)


def built(open_app, name="My idea", **reader):
    app = open_app("scenarios", section="build", **reader)
    next(one for one in app.text_input if one.label == "Name").set_value(name).run()
    next(one for one in app.multiselect if one.label == "Take over from other scenarios").set_value(
        ["mittuniversitetet"]
    ).run()
    next(one for one in app.multiselect if one.label == "Take away from those on record").set_value(["compare"]).run()
    assert faults(app) == []
    return app


def choice(app, label):
    return next(one for one in (*app.multiselect, *app.selectbox) if one.label == label)


def gone_to(app, section):
    app.query_params["section"] = section
    return app.run()
