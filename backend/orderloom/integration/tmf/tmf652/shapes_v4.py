"""The resources of TMF652 version 4.0, as tables of shapes. What only we set may be sent."""

from orderloom.integration.tmf.shapes import Shapes

SHAPES = Shapes(
    """
AppointmentRef: id! text, href, description, @referredType
AttachmentRefOrValue: id, href, attachmentType, description, isRef flag, mimeType, name, url, size Quantity,
    validFor TimePeriod, @referredType
CancelResourceOrder: id, href, cancellationReason, effectiveCancellationDate moment, requestedCancellationDate
    moment, resourceOrder! ResourceOrderRef, state any, errorMessage any
Characteristic: id, name! text, valueType, characteristicRelationship [CharacteristicRelationship], value! any
CharacteristicRelationship: id, relationshipType
ExternalId: id! text, entityType! text, owner! text
Note: id, author, date moment, text
Quantity: amount number, units
RelatedParty: id! text, href, name, role, @referredType! text
RelatedPlaceRefOrValue: id, href, name, role! text, @referredType
ResourceOrder: id, href, category, completionDate moment, description, expectedCompletionDate moment, externalId,
    name, orderDate moment, orderType, priority whole, requestedCompletionDate moment, requestedStartDate moment,
    startDate moment, state, externalReference [ExternalId], note [Note], orderItem [ResourceOrderItem],
    relatedParty [RelatedParty]
ResourceOrderItem: id, action, quantity whole, state, appointment AppointmentRef, orderItemRelationship
    [ResourceOrderItemRelationship], resource ResourceRefOrValue, resourceSpecification ResourceSpecificationRef
ResourceOrderItemRef: itemId, resourceOrderHref, resourceOrderId, @referredType
ResourceOrderItemRelationship: relationshipType, orderItem ResourceOrderItemRef
ResourceOrderRef: id! text, href, @referredType
ResourceRefOrValue: id! text, href! text, category, description, endOperatingDate moment, name, resourceVersion,
    startOperatingDate moment, administrativeState {locked|unlocked|shutdown}, attachment [AttachmentRefOrValue],
    note [Note], operationalState {enable|disable}, place RelatedPlaceRefOrValue, relatedParty [RelatedParty],
    resourceCharacteristic [Characteristic], resourceRelationship [ResourceRelationship], resourceSpecification
    ResourceSpecificationRef, resourceStatus {standby|alarm|available|reserved|unknown|suspended}, usageState
    {idle|active|busy}, @referredType
ResourceRelationship: id, href, relationshipType, resourceRelationshipCharacteristic [Characteristic]
ResourceSpecificationRef: id! text, href, name, version, @referredType
TimePeriod: endDateTime moment, startDateTime moment
""",
    typed=False,
)
