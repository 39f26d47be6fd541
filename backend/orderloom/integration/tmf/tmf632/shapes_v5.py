"""Types of TMF632 Party Management 5.0."""

from orderloom.integration.tmf.shapes import Shapes

SHAPES = Shapes(
    """
Attachment: href, id, name, description, url, content, size Quantity, validFor TimePeriod, attachmentType, mimeType
AttachmentRef: href, id! text, name, @referredType, description, url
AttachmentRefOrValue = Attachment | AttachmentRef
Characteristic: id, name, valueType, characteristicRelationship [CharacteristicRelationship]
CharacteristicRelationship: id, relationshipType
ContactMedium: id, preferred flag, contactType, validFor TimePeriod
Disability: disabilityCode, disabilityName, validFor TimePeriod
ExternalIdentifier: owner, externalIdentifierType, id
Individual: href, id, externalReference [ExternalIdentifier], partyCharacteristic [Characteristic],
    taxExemptionCertificate [TaxExemptionCertificate], creditRating [PartyCreditProfile], relatedParty
    [RelatedPartyOrPartyRole], contactMedium [ContactMedium], gender, placeOfBirth, countryOfBirth, nationality,
    maritalStatus, birthDate moment, deathDate moment, title, aristocraticTitle, generation, preferredGivenName,
    familyNamePrefix, legalName, middleName, name, formattedName, location, status {initialized|validated|deceased},
    otherName [OtherNameIndividual], individualIdentification [IndividualIdentification], disability [Disability],
    languageAbility [LanguageAbility], skill [Skill], familyName! text, givenName! text
IndividualIdentification: identificationId, issuingAuthority, issuingDate moment, identificationType, validFor
    TimePeriod, attachment AttachmentRefOrValue
LanguageAbility: languageCode, languageName, isFavouriteLanguage flag, writingProficiency, readingProficiency,
    speakingProficiency, listeningProficiency, validFor TimePeriod
Organization: href, id, externalReference [ExternalIdentifier], partyCharacteristic [Characteristic],
    taxExemptionCertificate [TaxExemptionCertificate], creditRating [PartyCreditProfile], relatedParty
    [RelatedPartyOrPartyRole], contactMedium [ContactMedium], isLegalEntity flag, isHeadOffice flag, organizationType,
    existsDuring TimePeriod, name! text, nameType, status {initialized|validated|closed}, otherName
    [OtherNameOrganization], organizationIdentification [OrganizationIdentification], organizationChildRelationship
    [OrganizationChildRelationship], organizationParentRelationship OrganizationParentRelationship, tradingName
OrganizationChildRelationship: relationshipType, organization OrganizationRef
OrganizationIdentification: identificationId, issuingAuthority, issuingDate moment, identificationType, validFor
    TimePeriod, attachment AttachmentRefOrValue
OrganizationParentRelationship: relationshipType, organization OrganizationRef
OrganizationRef: href, id! text, name, @referredType
OtherNameIndividual: title, aristocraticTitle, generation, givenName, preferredGivenName, familyNamePrefix,
    familyName, legalName, middleName, fullName, formattedName, validFor TimePeriod
OtherNameOrganization: tradingName, nameType, name, validFor TimePeriod
Party: href, id, name, externalReference [ExternalIdentifier], partyCharacteristic [Characteristic],
    taxExemptionCertificate [TaxExemptionCertificate], creditRating [PartyCreditProfile], relatedParty
    [RelatedPartyOrPartyRole], contactMedium [ContactMedium]
PartyCreditProfile: href, id, creditAgencyName, creditAgencyType, ratingReference, ratingScore whole, validFor
    TimePeriod
PartyOrPartyRole = PartyRef | PartyRoleRef | Party
PartyRef: href, id! text, name, @referredType
PartyRoleRef: href, id! text, name, @referredType, partyId, partyName
Quantity: amount number, units
RelatedPartyOrPartyRole: role, partyOrPartyRole PartyOrPartyRole
Skill: skillCode, skillName, evaluatedLevel, comment, validFor TimePeriod
TaxDefinition: id, name, validFor TimePeriod, jurisdictionName, jurisdictionLevel, taxType
TaxExemptionCertificate: id, taxDefinition [TaxDefinition], validFor TimePeriod, certificateNumber,
    issuingJurisdiction, reason, attachment AttachmentRefOrValue
TimePeriod: startDateTime moment, endDateTime moment
""",
    typed=True,
)
