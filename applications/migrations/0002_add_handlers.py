"""Make the group of those who may handle applications."""

from django.db import migrations

GROUP = "Hakemusten käsittelijät"
# What the group may do: with applications and their letters, with the members they become.
PERMISSIONS = {
    ("wagtailadmin", "admin"): ["access_admin"],
    ("applications", "application"): ["view", "change", "delete", "export"],
    ("applications", "retentionsettings"): ["change"],
    ("letters", "letter"): ["view", "resend"],
    ("letters", "lettertext"): ["change"],
    ("members", "memberorganisation"): ["add", "change", "delete"],
}
# And with the files of all collections.
FILES = {
    ("wagtailimages", "image"): ["add", "change", "choose"],
    ("wagtaildocs", "document"): ["add", "change", "choose"],
}


def permissions(apps, wanted):
    """Yield the permissions; Django adds missing ones only after all migrations."""
    ContentType = apps.get_model("contenttypes.ContentType")
    Permission = apps.get_model("auth.Permission")
    for (app, model), actions in wanted.items():
        content_type, _created = ContentType.objects.get_or_create(app_label=app, model=model)
        for action in actions:
            permission, _created = Permission.objects.get_or_create(
                content_type=content_type,
                codename=action if "_" in action else f"{action}_{model}",
                defaults={"name": f"Can {action} {model}"},
            )
            yield permission


def add_group(apps, schema_editor):
    group, _created = apps.get_model("auth.Group").objects.get_or_create(name=GROUP)
    group.permissions.add(*permissions(apps, PERMISSIONS))
    root = apps.get_model("wagtailcore.Collection").objects.get(depth=1)
    for permission in permissions(apps, FILES):
        group.collection_permissions.get_or_create(collection=root, permission=permission)


class Migration(migrations.Migration):
    dependencies = [
        ("applications", "0001_initial"),
        ("letters", "0001_initial"),
        ("members", "0001_initial"),
        ("wagtailadmin", "0001_create_admin_access_permissions"),
        ("wagtailcore", "0026_group_collection_permission"),
        ("wagtaildocs", "0011_add_choose_permissions"),
        ("wagtailimages", "0023_add_choose_permissions"),
    ]

    operations = [migrations.RunPython(add_group, migrations.RunPython.noop)]
