"""Invented people with numbers whose check digits are right."""

from dataclasses import replace

from devices.protocols import CardData

CARD = CardData(
    name="王桂英",
    sex="女",
    ethnicity="满",
    birth="1949-12-31",
    address="北京市朝阳区建国路甲9号院2号楼1单元101室",
    number="11010519491231002X",
    authority="北京市公安局朝阳分局",
    valid_from="2008-01-16",
    valid_to="",
)
OTHER = replace(CARD, name="欧阳建国", sex="男", number="110105194912310011", valid_to="2028-01-16")
