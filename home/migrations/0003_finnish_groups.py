from django.db import migrations

NAMES = {
    "Editors": "Kirjoittajat",
    "Moderators": "Julkaisijat",
    "Moderators approval": "Julkaisijan hyväksyntä",
}


def rename(apps, names):
    for model in ("auth.Group", "wagtailcore.Workflow", "wagtailcore.Task"):
        for old, new in names.items():
            apps.get_model(model).objects.filter(name=old).update(name=new)


def to_finnish(apps, schema_editor):
    """Give Wagtail's own groups and workflow names that Finnish staff understand."""
    rename(apps, NAMES)


def to_english(apps, schema_editor):
    rename(apps, {new: old for old, new in NAMES.items()})


class Migration(migrations.Migration):
    dependencies = [
        ("home", "0002_footer_pages"),
        ("auth", "0012_alter_user_first_name_max_length"),
    ]

    operations = [migrations.RunPython(to_finnish, to_english)]
