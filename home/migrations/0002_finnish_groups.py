"""Give Wagtail's own groups and workflow names that Finnish staff understand."""

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
    rename(apps, NAMES)


def to_english(apps, schema_editor):
    rename(apps, {new: old for old, new in NAMES.items()})


class Migration(migrations.Migration):
    # All of Wagtail's migrations that look the groups up by their English names come first.
    dependencies = [
        ("home", "0001_initial"),
        ("auth", "0012_alter_user_first_name_max_length"),
        ("wagtailadmin", "0001_create_admin_access_permissions"),
        ("wagtailcore", "0048_add_default_workflows"),
        ("wagtaildocs", "0011_add_choose_permissions"),
        ("wagtailimages", "0023_add_choose_permissions"),
        ("wagtail_localize", "0006_create_submit_translation_permission"),
    ]

    operations = [migrations.RunPython(to_finnish, to_english)]
