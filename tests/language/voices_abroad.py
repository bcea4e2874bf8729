"""A third invented account, in São Paulo, with labels in Portuguese and German, and sentences by those who use it."""

from __future__ import annotations

from actions.portal import Account, Option, Owner, Pipeline, Portal, Property, Stage


def _options(*labels: str) -> tuple[Option, ...]:
    return tuple(Option(value=f"v{i}", label=label) for i, label in enumerate(labels))


ABROAD = Portal(
    account=Account(portal_id=99, time_zone="America/Sao_Paulo", currency="BRL", currencies=("BRL", "EUR")),
    owners=(
        Owner(id="21", email="joana.prado@example.com.br", first_name="Joana", last_name="Prado"),
        Owner(id="22", email="rui.matos@example.com.br", first_name="Rui", last_name="Matos"),
        Owner(id="23", email="greta.vogel@example.de", first_name="Greta", last_name="Vogel"),
    ),
    pipelines=(
        Pipeline(id="vendas", label="Funil de Vendas", stages=(
            Stage(id="a1", label="Prospecção", probability=0.1), Stage(id="a2", label="Qualificação", probability=0.3),
            Stage(id="a3", label="Proposta enviada", probability=0.6), Stage(id="a4", label="Negociação", probability=0.8),
            Stage(id="a5", label="Ganho", closed=True, probability=1.0), Stage(id="a6", label="Perdido", closed=True, probability=0.0))),
        Pipeline(id="de", label="Neukunden DACH", stages=(
            Stage(id="b1", label="Erstgespräch", probability=0.1), Stage(id="b2", label="Angebot", probability=0.5),
            Stage(id="b3", label="Auftrag", closed=True, probability=1.0), Stage(id="b4", label="Abgelehnt", closed=True, probability=0.0))),
    ),
    properties={p.name: p for p in (
        Property(name="dealname", label="Nome do negócio"), Property(name="dealstage", label="Fase do negócio", type="enumeration"),
        Property(name="pipeline", label="Pipeline", type="enumeration"),
        Property(name="amount", label="Valor", type="number", is_currency=True),
        Property(name="closedate", label="Data de fechamento", type="datetime"),
        Property(name="createdate", label="Data de criação", type="datetime", read_only=True),
        Property(name="hubspot_owner_id", label="Proprietário", type="enumeration"),
        Property(name="hs_priority", label="Prioridade", type="enumeration", options=_options("Baixa", "Média", "Alta")),
        Property(name="segmento", label="Segmento", type="enumeration", options=_options("Varejo", "Indústria", "Serviços")),
        Property(name="hs_forecast_category", label="Forecast category", type="enumeration", hidden=True,
                 options=_options("Pipeline", "Commit", "Closed won")),
        Property(name="desconto", label="Desconto", type="number"), Property(name="vigencia", label="Início da vigência", type="date"),
        Property(name="description", label="Descrição"),
    )},
)  # fmt: skip
LAST = ("last", None)
UPDATE = [
    ("move Café Aurora to Proposta enviada", ("name", "Café Aurora"), dict(dealstage="a3")),
    ("move café aurora to proposta", ("name", "café aurora"), dict(dealstage="a3")),
    ("Café Aurora is Ganho", ("name", "Café Aurora"), dict(dealstage="a5")),
    ("set valor of Café Aurora to R$ 12.500,00", ("name", "Café Aurora"), dict(amount="12500")),
    ("set the segmento of Café Aurora to varejo", ("name", "Café Aurora"), dict(segmento="v0")),
    ("set its prioridade to alta", LAST, dict(hs_priority="v2")),
    ("priority alta for Café Aurora please", ("name", "Café Aurora"), dict(hs_priority="v2")),
    ("desconto on Café Aurora is 7,5", ("name", "Café Aurora"), dict(desconto="7.5")),
    ("change the data de fechamento of Café Aurora to 15/12/2026", ("name", "Café Aurora"), dict(closedate="2026-12-15")),
    ("Müller Anlagenbau to Angebot", ("name", "Müller Anlagenbau"), dict(dealstage="b2")),
    ("Müller Anlagenbau is now in Auftrag", ("name", "Müller Anlagenbau"), dict(dealstage="b3")),
    ("push Müller Anlagenbau back by ten days", ("name", "Müller Anlagenbau"), dict(closedate="+10d")),
    ("give Müller Anlagenbau a 3% discount", ("name", "Müller Anlagenbau"), dict(amount="-3%")),
    ("assign Müller Anlagenbau to greta vogel and set início da vigência to 1.2.2027", ("name", "Müller Anlagenbau"), dict(hubspot_owner_id="23", vigencia="2027-02-01")),
    ("we lost Café Aurora", ("name", "Café Aurora"), dict(dealstage="a6")),
    ("increase the desconto of Café Aurora by 2", ("name", "Café Aurora"), dict(desconto="+2")),
    ("update Padaria Sol: negociação, 30 mil reais, rui", ("name", "Padaria Sol"), dict(dealstage="a4", amount="30000", hubspot_owner_id="22")),
    ("put Padaria Sol in qualificacao", ("name", "Padaria Sol"), dict(dealstage="a2")),
    ("rename Padaria Sol to Padaria Sol Nascente", ("name", "Padaria Sol"), dict(dealname="Padaria Sol Nascente")),
    ("change the cor favorita of Padaria Sol to azul", ("name", "Padaria Sol"), {"": "?"}),
]  # fmt: skip
CREATE = [
    ("create deal Café Aurora, R$ 8.000, Prospecção", dict(name="Café Aurora", amount="8000", stage="a1")),
    ("new deal for 45 mil called Padaria Sol in negociação, owner Joana", dict(name="Padaria Sol", stage="a4", owner="21")),
    ("create a deal called Müller Anlagenbau in the Neukunden DACH pipeline at Angebot worth 120.000 €", dict(name="Müller Anlagenbau", pipeline="de", stage="b2", amount="120000")),
    ("add a deal Größe Null GmbH 19.900,50 EUR closing 3.4.2027", dict(name="Größe Null GmbH", amount="19900.5", close_date="2027-04-03")),
    ("new deal Pipeline do Norte for 3k", dict(name="Pipeline do Norte", amount="3000")),
    ("create deal named São João Festas with segmento serviços and prioridade média", dict(name="São João Festas", segmento="v2", priority="v1")),
    ("open a deal: Hafen Logistik, Erstgespräch, Greta, 2026-12-01", dict(name="Hafen Logistik", stage="b1", owner="23", close_date="2026-12-01")),
    ("create deal Commit Software 9k", dict(name="Commit Software", amount="9000")),
]  # fmt: skip
SEARCH = [
    ("deals in Proposta enviada", ["stage Proposta enviada"]),
    ("deals in negociação or qualificação", ["Negociação", "Qualificação"]),
    ("deals with prioridade alta", ["Alta"]),
    ("open deals in Neukunden DACH", ["open", "pipeline Neukunden DACH"]),
    ("deals over R$ 50.000", ["over R$50,000"]),
    ("deals from joana closing in março", []),
    ("deals in the pipeline", []),
    ("deals with segmento varejo", ["segmento Varejo"]),
    ("deals of rui in ganho since january", ["Rui Matos", "Ganho", "January 1, 2026"]),
    ("deals with a desconto above 10", ["desconto over 10"]),
    ("deals without desconto", ["no desconto"]),
    ("angebot deals over 20k", ["stage Angebot", "over R$20,000"]),
]  # fmt: skip
