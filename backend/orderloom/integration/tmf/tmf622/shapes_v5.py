"""The resources of TMF622 version 5, as `v4`."""

from orderloom.integration.tmf.shapes import Shapes

SHAPES = Shapes(
    """
AccountRef: href, id! text, name, @referredType
AgreementItemRef: agreementName, agreementHref, @referredType, agreementId, agreementItemId
AgreementRef: href, id! text, name, @referredType
AppointmentRef: href, id! text, name, @referredType, description
Attachment: href, id, name, description, url, content, size Quantity, validFor TimePeriod, attachmentType, mimeType
AttachmentRef: href, id! text, name, @referredType, description, url
AttachmentRefOrValue = Attachment | AttachmentRef
BillingAccountRef: href, id! text, name, @referredType, ratingType
BusinessPartner: href, id, name, description, role, engagedParty PartyRef, partyRoleSpecification
    PartyRoleSpecificationRef, characteristic [Characteristic], account [AccountRef], agreement [AgreementRef],
    contactMedium [ContactMedium], paymentMethod [PaymentMethodRef], creditProfile [CreditProfile], relatedParty
    [RelatedPartyOrPartyRole], status, statusReason, validFor TimePeriod
CalendarPeriod: day, timeZone, hourPeriod [HourPeriod], status
CancelProductOrder: href, id, productOrder! ProductOrderRef, creationDate moment, requestedCancellationDate moment,
    cancellationReason, state any,
    effectiveCancellationDate moment
ChannelRef: href, id! text, name, @referredType
Characteristic: id, name, valueType, characteristicRelationship [CharacteristicRelationship]
CharacteristicRelationship: id, relationshipType
Consumer: href, id, name, description, role, engagedParty PartyRef, partyRoleSpecification PartyRoleSpecificationRef,
    characteristic [Characteristic], account [AccountRef], agreement [AgreementRef], contactMedium [ContactMedium],
    paymentMethod [PaymentMethodRef], creditProfile [CreditProfile], relatedParty [RelatedPartyOrPartyRole], status,
    statusReason, validFor TimePeriod
ContactMedium: id, preferred flag, contactType, validFor TimePeriod
CreditProfile: href, id, creditProfileDate moment, creditRiskRating whole, creditScore whole, validFor TimePeriod
Disability: disabilityCode, disabilityName, validFor TimePeriod
Duration: amount whole, units
EntityRef: href, id! text, name, @referredType
EntityRelationship: href, name, role, validFor TimePeriod, associationSpec EntityRef, relationshipType, id,
    @referredType
Expression: expressionLanguage {Turtle|JSON-LD|RDF-XML|Other}, iri, expressionValue any
ExternalIdentifier: owner, externalIdentifierType, id
GeographicAddress: href, id, city, country, locality, postcode, stateOrProvince, streetName, streetNr, streetNrLast,
    streetNrLastSuffix, streetNrSuffix, streetSuffix, streetType, countryCode [StandardIdentifier], externalIdentifier
    [ExternalIdentifier], geographicLocation GeographicLocationRefOrValue, geographicSubAddress
    [GeographicSubAddress], geographicAddressType
GeographicLocation: href, id, bbox [number]
GeographicLocationRef: href, id! text, name, @referredType
GeographicLocationRefOrValue = GeographicLocation | GeographicLocationRef
GeographicSite: href, id, code, creationDate moment, description, status, relatedParty [RelatedPartyOrPartyRole],
    externalIdentifier [ExternalIdentifier], calendar [CalendarPeriod], place [PlaceRefOrValue], siteRelationship
    [GeographicSiteRelationship]
GeographicSiteRelationship: href, role, validFor TimePeriod, id, relationshipType
GeographicSubAddress: href, id, buildingName, levelNumber, levelType, name, privateStreetName, privateStreetNumber,
    subUnit [GeographicSubAddressUnit], subAddressType
GeographicSubAddressUnit: subUnitNumber, subUnitType
HourPeriod: endHour, startHour
Individual: href, id, externalReference [ExternalIdentifier], partyCharacteristic [Characteristic],
    taxExemptionCertificate [TaxExemptionCertificate], creditRating [PartyCreditProfile], relatedParty
    [RelatedPartyOrPartyRole], contactMedium [ContactMedium], gender, placeOfBirth, countryOfBirth, nationality,
    maritalStatus, birthDate moment, deathDate moment, title, aristocraticTitle, generation, preferredGivenName,
    familyNamePrefix, legalName, middleName, name, formattedName, location, status {initialized|validated|deceased},
    otherName [OtherNameIndividual], individualIdentification [IndividualIdentification], disability [Disability],
    languageAbility [LanguageAbility], skill [Skill], familyName, givenName
IndividualIdentification: identificationId, issuingAuthority, issuingDate moment, identificationType, validFor
    TimePeriod, attachment AttachmentRefOrValue
Intent: href, id, description, validFor TimePeriod, isBundle flag, priority, statusChangeDate moment, context,
    version, intentSpecification EntityRef, intentRelationship [EntityRelationship], characteristic [Characteristic],
    relatedParty [RelatedPartyRefOrPartyRoleRef], attachment [AttachmentRefOrValue], name, expression Expression,
    creationDate moment, lastUpdate moment, lifecycleStatus
IntentRef: href, id! text, name, @referredType
IntentRefOrValue = IntentRef | Intent
LanguageAbility: languageCode, languageName, isFavouriteLanguage flag, writingProficiency, readingProficiency,
    speakingProficiency, listeningProficiency, validFor TimePeriod
Money: unit, value number
Note: id, author, date moment, text
OrderItemRelationship: id, relationshipType
OrderPrice: description, name, productOfferingPrice ProductOfferingPriceRef, recurringChargePeriod, unitOfMeasure,
    billingAccount BillingAccountRef, priceAlteration [PriceAlteration], price Price, priceType
OrderRelationship: href, id! text, name, @referredType, relationshipType
OrderTerm: description, duration Duration, name
Organization: href, id, externalReference [ExternalIdentifier], partyCharacteristic [Characteristic],
    taxExemptionCertificate [TaxExemptionCertificate], creditRating [PartyCreditProfile], relatedParty
    [RelatedPartyOrPartyRole], contactMedium [ContactMedium], isLegalEntity flag, isHeadOffice flag, organizationType,
    existsDuring TimePeriod, name, nameType, status {initialized|validated|closed}, otherName [OtherNameOrganization],
    organizationIdentification [OrganizationIdentification], organizationChildRelationship
    [OrganizationChildRelationship], organizationParentRelationship OrganizationParentRelationship, tradingName
OrganizationChildRelationship: relationshipType, organization OrganizationRef
OrganizationIdentification: identificationId, issuingAuthority, issuingDate moment, identificationType, validFor
    TimePeriod, attachment AttachmentRefOrValue
OrganizationParentRelationship: relationshipType, organization OrganizationRef
OrganizationRef: href, id! text, name, @referredType
OtherNameIndividual: title, aristocraticTitle, generation, givenName, preferredGivenName, familyNamePrefix,
    familyName, legalName, middleName, fullName, formattedName, validFor TimePeriod
OtherNameOrganization: tradingName, nameType, name, validFor TimePeriod
PartyCreditProfile: href, id, creditAgencyName, creditAgencyType, ratingReference, ratingScore whole, validFor
    TimePeriod
PartyOrPartyRole = PartyRef | PartyRoleRef | Individual | Organization | PartyRole | Supplier | BusinessPartner |
    Consumer | Producer
PartyRef: href, id! text, name, @referredType
PartyRefOrPartyRoleRef = PartyRef | PartyRoleRef
PartyRole: href, id, name, description, role, engagedParty PartyRef, partyRoleSpecification PartyRoleSpecificationRef,
    characteristic [Characteristic], account [AccountRef], agreement [AgreementRef], contactMedium [ContactMedium],
    paymentMethod [PaymentMethodRef], creditProfile [CreditProfile], relatedParty [RelatedPartyOrPartyRole], status,
    statusReason, validFor TimePeriod
PartyRoleRef: href, id! text, name, @referredType, partyId, partyName
PartyRoleSpecificationRef: href, id! text, name, @referredType
PaymentMethodRef: href, id! text, name, @referredType
PaymentRef: href, id! text, name, @referredType
PlaceRef: href, id! text, name, @referredType
PlaceRefOrValue = GeographicLocation | GeographicSite | GeographicAddress | PlaceRef
Price: dutyFreeAmount Money, percentage number, taxIncludedAmount Money, taxRate number
PriceAlteration: applicationDuration whole, description, name, productOfferingPrice ProductOfferingPriceRef,
    priceType, priority whole, recurringChargePeriod, unitOfMeasure, price Price
Producer: href, id, name, description, role, engagedParty PartyRef, partyRoleSpecification PartyRoleSpecificationRef,
    characteristic [Characteristic], account [AccountRef], agreement [AgreementRef], contactMedium [ContactMedium],
    paymentMethod [PaymentMethodRef], creditProfile [CreditProfile], relatedParty [RelatedPartyOrPartyRole], status,
    statusReason, validFor TimePeriod
Product: href, id, agreementItem [AgreementItemRef], billingAccount BillingAccountRef, creationDate moment,
    description, isBundle flag, isCustomerVisible flag, name, orderDate moment, productCharacteristic
    [Characteristic], productOffering ProductOfferingRef, productOrderItem [RelatedOrderItem], product
    [ProductRefOrValue], productPrice [ProductPrice], productRelationship [ProductRelationship], productSerialNumber,
    productSpecification ProductSpecificationRef, productTerm [ProductTerm], realizingResource [ResourceRef],
    realizingService [ServiceRef], relatedParty [RelatedPartyOrPartyRole], place [RelatedPlaceRefOrValue], startDate
    moment, status {created|pendingActive|cancelled|active|pendingTerminate|terminated|suspended|aborted },
    terminationDate moment, intent IntentRefOrValue
ProductOfferingPriceRef: href, id! text, name, @referredType, version
ProductOfferingQualificationItemRef: productOfferingQualificationName, productOfferingQualificationHref,
    @referredType, productOfferingQualificationId, itemId
ProductOfferingQualificationRef: href, id! text, name, @referredType
ProductOfferingRef: href, id! text, name, @referredType, version
ProductOrder: href, id, agreement [AgreementRef], billingAccount BillingAccountRef, state any,
    requestedInitialState {acknowledged|draft}, cancellationDate moment, cancellationReason, category, channel
    [RelatedChannel], description, expectedCompletionDate moment, externalId [ExternalIdentifier], note [Note],
    notificationContact, orderTotalPrice [OrderPrice], payment [PaymentRef], orderRelationship [OrderRelationship],
    priority, productOfferingQualification [ProductOfferingQualificationRef], quote [QuoteRef],
    productOrderErrorMessage [ProductOrderErrorMessage], productOrderJeopardyAlert [ProductOrderJeopardyAlert],
    productOrderMilestone [ProductOrderMilestone], productOrderItem! [ProductOrderItem], relatedParty
    [RelatedPartyRefOrPartyRoleRef], requestedCompletionDate moment, requestedStartDate moment, creationDate moment,
    completionDate moment
ProductOrderErrorMessage: code, reason, message, status, referenceError, timestamp moment, productOrderItem
    [ProductOrderItemRef]
ProductOrderItem: quantity whole, action! text, appointment AppointmentRef, billingAccount
    BillingAccountRef, itemPrice [OrderPrice], itemTerm [OrderTerm], itemTotalPrice [OrderPrice], note [Note], payment
    [PaymentRef], product ProductRefOrValue, productOffering ProductOfferingRef, productOfferingQualificationItem
    ProductOfferingQualificationItemRef, quoteItem QuoteItemRef, productOrderItem [ProductOrderItem],
    productOrderItemRelationship [OrderItemRelationship], state any,
    qualification [ProductOfferingQualificationRef], id! text
ProductOrderItemRef: ProductOrderHref, @referredType, productOrderId, productOrderItemId
ProductOrderJeopardyAlert: id, alertDate moment, name, jeopardyType, exception, message, productOrderItem
    [ProductOrderItemRef]
ProductOrderMilestone: description, id, status {Yet-To-Reach|Completed|Violated}, milestoneDate moment, name, message,
    productOrderItem [ProductOrderItemRef]
ProductOrderRef: href, id! text, name, @referredType
ProductPrice: description, name, productOfferingPrice ProductOfferingPriceRef, recurringChargePeriod, unitOfMeasure,
    price Price, priceAlteration [PriceAlteration], priceType
ProductRef: href, id! text, name, @referredType
ProductRefOrValue = Product | ProductRef
ProductRelationship: href, id! text, name, @referredType, relationshipType
ProductSpecificationRef: href, id! text, name, @referredType, version, targetProductSchema TargetProductSchema
ProductTerm: description, duration Duration, validFor TimePeriod, name
Quantity: amount number, units
QuoteItemRef: quoteHref, @referredType, quoteId, quoteItemId
QuoteRef: href, id! text, name, @referredType
RelatedChannel: role, channel ChannelRef
RelatedOrderItem: orderItemAction {add|modify|delete|noChange}, orderHref, @referredType, role, orderId, orderItemId
RelatedPartyOrPartyRole: role, partyOrPartyRole PartyOrPartyRole
RelatedPartyRefOrPartyRoleRef: role, partyOrPartyRole PartyRefOrPartyRoleRef
RelatedPlaceRefOrValue: role, place PlaceRefOrValue
ResourceRef: href, id! text, name, @referredType
ServiceRef: href, id! text, name, @referredType
Skill: skillCode, skillName, evaluatedLevel, comment, validFor TimePeriod
StandardIdentifier: href, id, format, value
Supplier: href, id, name, description, role, engagedParty PartyRef, partyRoleSpecification PartyRoleSpecificationRef,
    characteristic [Characteristic], account [AccountRef], agreement [AgreementRef], contactMedium [ContactMedium],
    paymentMethod [PaymentMethodRef], creditProfile [CreditProfile], relatedParty [RelatedPartyOrPartyRole], status,
    statusReason, validFor TimePeriod
TargetProductSchema: @schemaLocation uri
TaxDefinition: id, name, validFor TimePeriod, jurisdictionName, jurisdictionLevel, taxType
TaxExemptionCertificate: id, taxDefinition [TaxDefinition], validFor TimePeriod, certificateNumber,
    issuingJurisdiction, reason, attachment AttachmentRefOrValue
TimePeriod: startDateTime moment, endDateTime moment
""",
    typed=True,
    plain="Disability Duration EntityRelationship LanguageAbility Money OtherNameIndividual Quantity Skill"
    " TargetProductSchema TimePeriod",
)
