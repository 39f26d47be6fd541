"""The resources of TMF620 version 5, as `v4`."""

from orderloom.integration.tmf.shapes import Shapes

SHAPES = Shapes(
    """
AgreementRef: href, id! text, name, @referredType
AllowedProductAction: validFor TimePeriod, channel [ChannelRef], action
Attachment: href, id, name, description, url, content, size Quantity, validFor TimePeriod, attachmentType, mimeType
AttachmentRef: href, id! text, name, @referredType, description, url
AttachmentRefOrValue = Attachment | AttachmentRef
BundledGroupProductOffering: id, name, bundledProductOffering [BundledProductOffering], bundledGroupProductOffering
    [BundledGroupProductOffering], bundledGroupProductOfferingOption BundledGroupProductOfferingOption
BundledGroupProductOfferingOption: numberRelOfferLowerLimit whole, numberRelOfferUpperLimit whole
BundledProductOffering: href, id! text, name, @referredType, version, bundledProductOfferingOption
    BundledProductOfferingOption
BundledProductOfferingOption: numberRelOfferDefault whole, numberRelOfferLowerLimit whole, numberRelOfferUpperLimit
    whole
BundledProductOfferingPriceRelationship: href, id! text, name, @referredType, version
BundledProductSpecification: href, id, lifecycleStatus, name, version
Category: href, id, description, isRoot flag, parent CategoryRef, productOffering [ProductOfferingRef], subCategory
    [CategoryRef], validFor TimePeriod, version, lastUpdate moment, lifecycleStatus, name! text
CategoryRef: href, id! text, name, @referredType, version
ChannelRef: href, id! text, name, @referredType
CharacteristicSpecification: id, name, valueType, description, configurable flag, validFor TimePeriod, minCardinality
    whole, maxCardinality whole, isUnique flag, regex, extensible flag, @valueSchemaLocation, charSpecRelationship
    [CharacteristicSpecificationRelationship], characteristicValueSpecification [CharacteristicValueSpecification]
CharacteristicSpecificationRelationship: relationshipType, name, characteristicSpecificationId,
    parentSpecificationHref uri, validFor TimePeriod, parentSpecificationId
CharacteristicValueSpecification: valueType, isDefault flag, unitOfMeasure, validFor TimePeriod, valueFrom whole,
    valueTo whole, rangeInterval, regex
Duration: amount whole, units
ExportJob: href, id, completionDate moment, contentType, creationDate moment, errorLog, path, query, status {Not
    Started|Running|Succeeded|Failed}, url! uri
ExternalIdentifier: owner, externalIdentifierType, id
ImportJob: href, id, completionDate moment, contentType, creationDate moment, errorLog, path, status {Not
    Started|Running|Succeeded|Failed}, url! uri
IntentSpecificationRef: href, id! text, name, @referredType
MarketSegmentRef: href, id! text, name, @referredType
Money: unit, value number
PartyRef: href, id! text, name, @referredType
PartyRefOrPartyRoleRef = PartyRef | PartyRoleRef
PartyRoleRef: href, id! text, name, @referredType, partyId, partyName
PlaceRef: href, id! text, name, @referredType
PolicyRef: href, id! text, name, @referredType, version
PricingLogicAlgorithm: href, id, description, name, plaSpecId, validFor TimePeriod
ProductCatalog: href, id, description, catalogType, validFor TimePeriod, version, relatedParty
    [RelatedPartyRefOrPartyRoleRef], lastUpdate moment, lifecycleStatus, name! text, category [CategoryRef]
ProductOffering: href, id, description, isBundle flag, isSellable flag, statusReason, validFor TimePeriod, version,
    place [PlaceRef], serviceLevelAgreement SLARef, channel [ChannelRef], serviceCandidate ServiceCandidateRef,
    category [CategoryRef], resourceCandidate ResourceCandidateRef, productOfferingTerm [ProductOfferingTerm],
    productOfferingPrice [ProductOfferingPriceRefOrValue], agreement [AgreementRef], bundledProductOffering
    [BundledProductOffering], bundledGroupProductOffering [BundledGroupProductOffering], attachment
    [AttachmentRefOrValue], marketSegment [MarketSegmentRef], productOfferingRelationship
    [ProductOfferingRelationship], productOfferingCharacteristic [CharacteristicSpecification], prodSpecCharValueUse
    [ProductSpecificationCharacteristicValueUse], policy [PolicyRef], allowedAction [AllowedProductAction],
    lastUpdate moment, lifecycleStatus, name! text, productSpecification ProductSpecificationRef,
    externalIdentifier [ExternalIdentifier]
ProductOfferingPrice: href, id, description, version, validFor TimePeriod, unitOfMeasure Quantity,
    recurringChargePeriodType, recurringChargePeriodLength whole, isBundle flag, price Money, percentage number,
    bundledPopRelationship [BundledProductOfferingPriceRelationship], popRelationship
    [ProductOfferingPriceRelationship], prodSpecCharValueUse [ProductSpecificationCharacteristicValueUse],
    productOfferingTerm [ProductOfferingTerm], place [PlaceRef], policy [PolicyRef], pricingLogicAlgorithm
    [PricingLogicAlgorithm], tax [TaxItem], name! text, priceType, lastUpdate moment, lifecycleStatus,
    externalIdentifier [ExternalIdentifier]
ProductOfferingPriceRef: href, id! text, name, @referredType, version
ProductOfferingPriceRefOrValue = ProductOfferingPrice | ProductOfferingPriceRef
ProductOfferingPriceRelationship: href, id! text, name, @referredType, role, relationshipType, version
ProductOfferingRef: href, id! text, name, @referredType, version
ProductOfferingRelationship: href, id! text, name, @referredType, role, validFor TimePeriod, relationshipType, version
ProductOfferingTerm: description, duration Duration, name, validFor TimePeriod
ProductSpecification: href, id, brand, description, isBundle flag, productNumber, category [CategoryRef], validFor
    TimePeriod, version, relatedParty [RelatedPartyRefOrPartyRoleRef], productSpecCharacteristic
    [CharacteristicSpecification], serviceSpecification [ServiceSpecificationRef], bundledProductSpecification
    [BundledProductSpecification], productSpecificationRelationship [ProductSpecificationRelationship],
    resourceSpecification [ResourceSpecificationRef], attachment [AttachmentRefOrValue], policy [PolicyRef],
    targetProductSchema TargetProductSchema, intentSpecification IntentSpecificationRef, lastUpdate moment,
    lifecycleStatus, name! text, externalIdentifier [ExternalIdentifier]
ProductSpecificationCharacteristicValueUse: name, id, description, valueType, minCardinality whole, maxCardinality
    whole, validFor TimePeriod, productSpecCharacteristicValue [CharacteristicValueSpecification],
    productSpecification ProductSpecificationRef
ProductSpecificationRef: href, id! text, name, @referredType, version, targetProductSchema TargetProductSchema
ProductSpecificationRelationship: href, id! text, name, @referredType, characteristic [CharacteristicSpecification],
    validFor TimePeriod, relationshipType, version
Quantity: amount number, units
RelatedPartyRefOrPartyRoleRef: role, partyOrPartyRole PartyRefOrPartyRoleRef
ResourceCandidateRef: href, id! text, name, @referredType, version
ResourceSpecificationRef: href, id! text, name, @referredType, version
SLARef: href, id! text, name, @referredType
ServiceCandidateRef: href, id! text, name, @referredType, version
ServiceSpecificationRef: href, id! text, name, @referredType, version
TargetProductSchema:
TaxItem: taxAmount Money, taxCategory, taxRate number
TimePeriod: startDateTime moment, endDateTime moment
""",
    typed=True,
    plain="Duration Money Quantity TargetProductSchema TimePeriod",
)
