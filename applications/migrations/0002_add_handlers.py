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


def add_group(apps, schema_editor):
    group, _created = apps.get_model("auth.Group").objects.get_or_create(name=GROUP)
    ContentType = apps.get_model("contenttypes.ContentType")
    Permission = apps.get_model("auth.Permission")
    for (app, model), actions in PERMISSIONS.items():
        content_type, _created = ContentType.objects.get_or_create(app_label=app, model=model)
        for action in actions:
            codename = action if "_" in action else f"{action}_{model}"
            # Django adds missing permissions only after all migrations.
            permission, _created = Permission.objects.get_or_create(
                content_type=content_type,
                codename=codename,
                defaults={"name": f"Can {action} {model}"},
            )
            group.permissions.add(permission)


class Migration(migrations.Migration):
    dependencies = [
        ("applications", "0001_initial"),
        ("letters", "0001_initial"),
        ("members", "0001_initial"),
        ("wagtailadmin", "0001_create_admin_access_permissions"),
    ]

    operations = [migrations.RunPython(add_group, migrations.RunPython.noop)]
