"""Types of TMF629 Customer Management 5.0."""

from orderloom.integration.tmf.shapes import Shapes

SHAPES = Shapes(
    """
AccountRef: href, id! text, name, @referredType
AgreementRef: href, id! text, name, @referredType
Characteristic: id, name, valueType, characteristicRelationship [CharacteristicRelationship]
CharacteristicRelationship: id, relationshipType
ContactMedium: id, preferred flag, contactType, validFor TimePeriod
CreditProfile: href, id, creditProfileDate moment, creditRiskRating whole, creditScore whole, validFor TimePeriod
Customer: href, id, name! text, description, role, engagedParty! PartyRef, partyRoleSpecification
    PartyRoleSpecificationRef, characteristic [Characteristic], account [AccountRef], agreement [AgreementRef],
    contactMedium [ContactMedium], paymentMethod [PaymentMethodRef], creditProfile [CreditProfile], relatedParty
    [RelatedPartyOrPartyRole], status, statusReason, validFor TimePeriod
Party: href, id, name
PartyOrPartyRole = PartyRef | PartyRoleRef | Party
PartyRef: href, id! text, name, @referredType
PartyRoleRef: href, id! text, name, @referredType, partyId, partyName
PartyRoleSpecificationRef: href, id! text, name, @referredType
PaymentMethodRef: href, id! text, name, @referredType
RelatedPartyOrPartyRole: role, partyOrPartyRole PartyOrPartyRole
TimePeriod: startDateTime moment, endDateTime moment
""",
    typed=True,
)
