"""Types of TMF629 Customer Management 5.0."""

from orderloom.integration.tmf.shapes import Shapes

SHAPES = Shapes(
    """
AccountRef: href, id! text, name, @referredType
AgreementRef: href, id! text, name, @referredType
Attachment: href, id, name, description, url, content, size Quantity, validFor TimePeriod, attachmentType, mimeType
AttachmentRef: href, id! text, name, @referredType, description, url
AttachmentRefOrValue = Attachment | AttachmentRef
Characteristic: id, name, valueType, characteristicRelationship [CharacteristicRelationship]
CharacteristicRelationship: id, relationshipType
ContactMedium: id, preferred flag, contactType, validFor TimePeriod
CreditProfile: href, id, creditProfileDate moment, creditRiskRating whole, creditScore whole, validFor TimePeriod
Customer: href, id, name! text, description, role, engagedParty! PartyRef, partyRoleSpecification
    PartyRoleSpecificationRef, characteristic [Characteristic], account [AccountRef], agreement [AgreementRef],
    contactMedium [ContactMedium], paymentMethod [PaymentMethodRef], creditProfile [CreditProfile], relatedParty
    [RelatedPartyOrPartyRole], status, statusReason, validFor TimePeriod
ExternalIdentifier: owner, externalIdentifierType, id
Party: href, id, name, externalReference [ExternalIdentifier], partyCharacteristic [Characteristic],
    taxExemptionCertificate [TaxExemptionCertificate], creditRating [PartyCreditProfile], relatedParty
    [RelatedPartyOrPartyRole], contactMedium [ContactMedium]
PartyCreditProfile: href, id, creditAgencyName, creditAgencyType, ratingReference, ratingScore whole, validFor
    TimePeriod
PartyOrPartyRole = PartyRef | PartyRoleRef | Party
PartyRef: href, id! text, name, @referredType
PartyRoleRef: href, id! text, name, @referredType, partyId, partyName
PartyRoleSpecificationRef: href, id! text, name, @referredType
PaymentMethodRef: href, id! text, name, @referredType
Quantity: amount number, units
RelatedPartyOrPartyRole: role, partyOrPartyRole PartyOrPartyRole
TaxDefinition: id, name, validFor TimePeriod, jurisdictionName, jurisdictionLevel, taxType
TaxExemptionCertificate: id, taxDefinition [TaxDefinition], validFor TimePeriod, certificateNumber,
    issuingJurisdiction, reason, attachment AttachmentRefOrValue
TimePeriod: startDateTime moment, endDateTime moment
""",
    typed=True,
)
