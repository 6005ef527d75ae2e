"""Remarks become a queue: what the reader saw, how it ended, what is shown of it."""

from django.db import migrations, models
from django.db.models import F

KINDS = {"stages": "stages", "topics": "topics", "conducts": "conducts", "law": "instruments",
         "lenders": "lenders", "channels": "channels"}
PHASES = ("early", "middle", "late")


def close_old_ones(apps, schema_editor):
    """Those that were called open are new; those that were dealt with ended when they came."""
    remarks = apps.get_model("guide", "Remark").objects
    remarks.exclude(status="open").update(closed_on=F("sent_on"))
    remarks.filter(status="open").update(status="new")
    for remark in remarks.filter(page__startswith="/guide/"):
        folder, _, rest = remark.page.removeprefix("/guide/").partition("/")
        slug = rest.split("/")[0]
        if folder in KINDS and slug and slug not in PHASES:
            remark.kind, remark.slug = KINDS[folder], slug
            remark.save(update_fields=["kind", "slug"])


def open_again(apps, schema_editor):
    remarks = apps.get_model("guide", "Remark").objects
    remarks.filter(status="new").update(status="open")
    remarks.filter(status="declined").update(status="answered")


class Migration(migrations.Migration):

    dependencies = [
        ("guide", "0005_open_data"),
    ]

    operations = [
        migrations.AddField(
            model_name='remark',
            name='answer',
            field=models.TextField(blank=True, help_text='会登在“更正与答复”里：改了什么，或者为什么不改、依据哪一条。', max_length=1000, verbose_name='公开的答复'),
        ),
        migrations.AddField(
            model_name='remark',
            name='change_number',
            field=models.PositiveBigIntegerField(blank=True, help_text='改在这一页的，选已经发布的那一次。', null=True, verbose_name='是哪一次修改'),
        ),
        migrations.AddField(
            model_name='remark',
            name='checked_on',
            field=models.DateField(blank=True, null=True, verbose_name='当时的核对日期'),
        ),
        migrations.AddField(
            model_name='remark',
            name='closed_on',
            field=models.DateField(blank=True, editable=False, null=True, verbose_name='处理日期'),
        ),
        migrations.AddField(
            model_name='remark',
            name='kind',
            field=models.CharField(blank=True, max_length=20, verbose_name='种类'),
        ),
        migrations.AddField(
            model_name='remark',
            name='quote',
            field=models.TextField(blank=True, help_text='会公开。只摘有关的一两句，不带任何人的信息；可以空着。', max_length=300, verbose_name='引用读者的话'),
        ),
        migrations.AddField(
            model_name='remark',
            name='rulebook',
            field=models.CharField(blank=True, max_length=80, verbose_name='当时的规则版本'),
        ),
        migrations.AddField(
            model_name='remark',
            name='slug',
            field=models.CharField(blank=True, max_length=80, verbose_name='网址名'),
        ),
        migrations.AlterField(
            model_name='remark',
            name='note',
            field=models.TextField(blank=True, help_text='只有编辑看得到。', max_length=1000, verbose_name='内部说明'),
        ),
        migrations.AlterField(
            model_name='remark',
            name='status',
            field=models.CharField(choices=[('new', '待处理'), ('answered', '已答复'), ('changed', '已改'), ('declined', '不处理')], db_index=True, default='new', max_length=10, verbose_name='结果'),
        ),
        migrations.RunPython(close_old_ones, open_again),
    ]
