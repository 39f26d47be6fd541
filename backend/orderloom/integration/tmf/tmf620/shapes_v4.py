"""The resources of TMF620 version 4.1, as tables of shapes. What only we set may be sent in any form."""

from orderloom.integration.tmf.shapes import Shapes

SHAPES = Shapes(
    """
AgreementRef: id! text, href uri, name, @referredType
AttachmentRefOrValue: id, href uri, attachmentType, content, description, mimeType, name, url uri, size Quantity,
    validFor TimePeriod, @referredType
BundledProductOffering: id, href, lifecycleStatus, name, bundledProductOfferingOption BundledProductOfferingOption
BundledProductOfferingOption: numberRelOfferDefault whole, numberRelOfferLowerLimit whole, numberRelOfferUpperLimit
    whole
BundledProductOfferingPriceRelationship: id, href, name
BundledProductSpecification: id, href, lifecycleStatus, name
Catalog: id, href, catalogType, description, lastUpdate moment, lifecycleStatus, name! text, version, category
    [CategoryRef], relatedParty [RelatedParty], validFor TimePeriod
Category: id, href, description, isRoot flag, lastUpdate moment, lifecycleStatus, name! text, parentId, version,
    productOffering [ProductOfferingRef], subCategory [CategoryRef], validFor TimePeriod
CategoryRef: id! text, href uri, name, version, @referredType
ChannelRef: id! text, href uri, name, @referredType
CharacteristicValueSpecification: isDefault flag, rangeInterval, regex, unitOfMeasure, valueFrom whole, valueTo whole,
    valueType, validFor TimePeriod, value any
ConstraintRef: id! text, href uri, name, version, @referredType
Duration: amount whole, units
ExportJob: id, href uri, completionDate moment, contentType, creationDate moment, errorLog, path, query, url! uri,
    status {Not Started|Running|Succeeded|Failed}
ImportJob: id, href uri, completionDate moment, contentType, creationDate moment, errorLog, path, url! uri, status
    {Not Started|Running|Succeeded|Failed}
MarketSegmentRef: id! text, href, name, @referredType
Money: unit, value number
POPAlteration: id, href uri, description, name, priceType! text, priority whole, recurringChargePeriod,
    applicationDuration Duration, price! ProductPriceValue, unitOfMeasure Quantity, validFor TimePeriod
PlaceRef: id! text, href uri, name, @referredType
PricingLogicAlgorithm: id, href uri, description, name, plaSpecId, validFor TimePeriod
ProductOffering: id, href, description, isBundle flag, isSellable flag, lastUpdate moment, lifecycleStatus, name!
    text, statusReason, version, agreement [AgreementRef], attachment [AttachmentRefOrValue], bundledProductOffering
    [BundledProductOffering], category [CategoryRef], channel [ChannelRef], marketSegment [MarketSegmentRef], place
    [PlaceRef], prodSpecCharValueUse [ProductSpecificationCharacteristicValueUse], productOfferingPrice
    [ProductOfferingPriceRefOrValue], productOfferingRelationship [ProductOfferingRelationship], productOfferingTerm
    [ProductOfferingTerm], productSpecification ProductSpecificationRef, resourceCandidate ResourceCandidateRef,
    serviceCandidate ServiceCandidateRef, serviceLevelAgreement SLARef, validFor TimePeriod
ProductOfferingPrice: id, href, description, isBundle flag, lastUpdate moment, lifecycleStatus, name! text,
    percentage number, priceType, recurringChargePeriodLength whole, recurringChargePeriodType, version,
    bundledPopRelationship [BundledProductOfferingPriceRelationship], constraint [ConstraintRef], place [PlaceRef],
    popRelationship [ProductOfferingPriceRelationship], price Money, pricingLogicAlgorithm [PricingLogicAlgorithm],
    prodSpecCharValueUse [ProductSpecificationCharacteristicValueUse], productOfferingTerm [ProductOfferingTerm], tax
    [TaxItem], unitOfMeasure Quantity, validFor TimePeriod
ProductOfferingPriceRefOrValue: id, href uri, description, lastUpdate moment, lifecycleStatus, name, priceType,
    recurringChargePeriod, recurringChargePeriodLength whole, version, constraint [ConstraintRef], price
    ProductPriceValue, priceAlteration [POPAlteration], unitOfMeasure Quantity, validFor TimePeriod, @referredType
ProductOfferingPriceRelationship: id, href uri, name, relationshipType, role, @referredType
ProductOfferingRef: id! text, href uri, name, @referredType
ProductOfferingRelationship: id, href uri, name, relationshipType, role, validFor TimePeriod, @referredType
ProductOfferingTerm: description, name, duration Duration, validFor TimePeriod
ProductPriceValue: percentage number, taxCategory, taxRate number, dutyFreeAmount Money, taxIncludedAmount Money
ProductSpecification: id, href, brand, description, isBundle flag, lastUpdate moment, lifecycleStatus, name! text,
    productNumber, version, attachment [AttachmentRefOrValue], bundledProductSpecification
    [BundledProductSpecification], productSpecCharacteristic [ProductSpecificationCharacteristic],
    productSpecificationRelationship [ProductSpecificationRelationship], relatedParty [RelatedParty],
    resourceSpecification [ResourceSpecificationRef], serviceSpecification [ServiceSpecificationRef],
    targetProductSchema TargetProductSchema, validFor TimePeriod
ProductSpecificationCharacteristic: id, configurable flag, description, extensible flag, isUnique flag, maxCardinality
    whole, minCardinality whole, name, regex, valueType, productSpecCharRelationship
    [ProductSpecificationCharacteristicRelationship], productSpecCharacteristicValue
    [CharacteristicValueSpecification], validFor TimePeriod, @valueSchemaLocation
ProductSpecificationCharacteristicRelationship: id, href, charSpecSeq whole, name, relationshipType, validFor
    TimePeriod
ProductSpecificationCharacteristicValueUse: id, description, maxCardinality whole, minCardinality whole, name,
    valueType, productSpecCharacteristicValue [CharacteristicValueSpecification], productSpecification
    ProductSpecificationRef, validFor TimePeriod
ProductSpecificationRef: id! text, href uri, name, version, targetProductSchema TargetProductSchema, @referredType
ProductSpecificationRelationship: id, href uri, name, relationshipType, validFor TimePeriod, @referredType
Quantity: amount number, units
RelatedParty: id! text, href uri, name, role, @referredType! text
ResourceCandidateRef: id! text, href uri, name, version, @referredType
ResourceSpecificationRef: id! text, href uri, name, version, @referredType
SLARef: id! text, href, name, @referredType
ServiceCandidateRef: id! text, href uri, name, version, @referredType
ServiceSpecificationRef: id! text, href uri, name, version, @referredType
TargetProductSchema: @schemaLocation! uri, @type! text
TaxItem: id, href uri, taxCategory, taxRate number, taxAmount Money
TimePeriod: endDateTime moment, startDateTime moment
""",
    typed=False,
)
