"""Types of TMF632 Party Management 4.0."""

from orderloom.integration.tmf.shapes import Shapes

SHAPES = Shapes("""
AttachmentRefOrValue: id, href, attachmentType, content, description, mimeType, name, url, size Quantity, validFor
    TimePeriod, @referredType
Characteristic: name! text, valueType, value! any
ContactMedium: mediumType, preferred flag, characteristic MediumCharacteristic, validFor TimePeriod
Disability: disabilityCode, disabilityName, validFor TimePeriod
ExternalReference: externalReferenceType, name
Individual: id, href, aristocraticTitle, birthDate moment, countryOfBirth, deathDate moment, familyName! text,
    familyNamePrefix, formattedName, fullName, gender, generation, givenName! text, legalName, location,
    maritalStatus, middleName, nationality, placeOfBirth, preferredGivenName, title, contactMedium [ContactMedium],
    creditRating [PartyCreditProfile], disability [Disability], externalReference [ExternalReference],
    individualIdentification [IndividualIdentification], languageAbility [LanguageAbility], otherName
    [OtherNameIndividual], partyCharacteristic [Characteristic], relatedParty [RelatedParty], skill [Skill], status
    {initialized|validated|deceaded}, taxExemptionCertificate [TaxExemptionCertificate]
IndividualIdentification: identificationId, identificationType, issuingAuthority, issuingDate moment, attachment
    AttachmentRefOrValue, validFor TimePeriod
LanguageAbility: isFavouriteLanguage flag, languageCode, languageName, listeningProficiency, readingProficiency,
    speakingProficiency, writingProficiency, validFor TimePeriod
MediumCharacteristic: city, contactType, country, emailAddress, faxNumber, phoneNumber, postCode, socialNetworkId,
    stateOrProvince, street1, street2
Organization: id, href, isHeadOffice flag, isLegalEntity flag, name, nameType, organizationType, tradingName!
    text, contactMedium [ContactMedium], creditRating [PartyCreditProfile], existsDuring TimePeriod, externalReference
    [ExternalReference], organizationChildRelationship [OrganizationChildRelationship], organizationIdentification
    [OrganizationIdentification], organizationParentRelationship OrganizationParentRelationship, otherName
    [OtherNameOrganization], partyCharacteristic [Characteristic], relatedParty [RelatedParty], status
    {initialized|validated|closed}, taxExemptionCertificate [TaxExemptionCertificate]
OrganizationChildRelationship: relationshipType, organization OrganizationRef
OrganizationIdentification: identificationId, identificationType, issuingAuthority, issuingDate moment, attachment
    AttachmentRefOrValue, validFor TimePeriod
OrganizationParentRelationship: relationshipType, organization OrganizationRef
OrganizationRef: id! text, href, name, @referredType
OtherNameIndividual: aristocraticTitle, familyName, familyNamePrefix, formattedName, fullName, generation, givenName,
    legalName, middleName, preferredGivenName, title, validFor TimePeriod
OtherNameOrganization: name, nameType, tradingName, validFor TimePeriod
PartyCreditProfile: creditAgencyName, creditAgencyType, ratingReference, ratingScore whole, validFor TimePeriod
Quantity: amount number, units
RelatedParty: id! text, href, name, role, @referredType! text
Skill: comment, evaluatedLevel, skillCode, skillName, validFor TimePeriod
TaxDefinition: id, name, taxType, @referredType
TaxExemptionCertificate: id, attachment AttachmentRefOrValue, taxDefinition [TaxDefinition], validFor TimePeriod
TimePeriod: endDateTime moment, startDateTime moment
""")
