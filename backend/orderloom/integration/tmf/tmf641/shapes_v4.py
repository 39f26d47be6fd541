"""The resources of TMF641 version 4.1, as tables of shapes. `action` and `state` are looser than the standard's words:
more of them are understood, and what only we set may be sent. `orderItem` is what version 4.0 called the items."""

from orderloom.integration.tmf.shapes import Shapes

SHAPES = Shapes(
    """
AppointmentRef: id! text, href, description, @referredType
CancelServiceOrder: id, href uri, cancellationReason, completionMessage, effectiveCancellationDate moment,
    requestedCancellationDate moment, errorMessage ErrorMessage, serviceOrder! ServiceOrderRef, state any
Characteristic: id, name! text, valueType, characteristicRelationship [CharacteristicRelationship], value! any
CharacteristicRelationship: id, href uri, relationshipType
ConstraintRef: id! text, href uri, name, version, @referredType
ErrorMessage: code, message, reason, referenceError uri, status
ExternalReference: id, href uri, externalReferenceType, name! text
Feature: id, isBundle flag, isEnabled flag, name! text, constraint [ConstraintRef], featureCharacteristic!
    [Characteristic], featureRelationship [FeatureRelationship]
FeatureRelationship: id, name! text, relationshipType! text, validFor TimePeriod
Note: id, author, date moment, text! text
RelatedEntityRefOrValue: id, href, name, role! text, @referredType
RelatedParty: id! text, href uri, name, role, @referredType! text, @type! text
RelatedPlaceRefOrValue: id, href, name, role! text, @referredType
RelatedServiceOrderItem: id, href uri, itemId, role, serviceOrderHref, serviceOrderId, itemAction
    {add|modify|delete|noChange}, @referredType
ResourceRef: id! text, href uri, name, @referredType
ServiceOrder: id, href, cancellationDate moment, cancellationReason, category, completionDate moment, description,
    expectedCompletionDate moment, externalId, notificationContact, orderDate moment, priority,
    requestedCompletionDate moment, requestedStartDate moment, startDate moment, errorMessage
    [ServiceOrderErrorMessage], externalReference [ExternalReference], jeopardyAlert [ServiceOrderJeopardyAlert],
    milestone [ServiceOrderMilestone], note [Note], orderRelationship [ServiceOrderRelationship], relatedParty
    [RelatedParty], serviceOrderItem [ServiceOrderItem], orderItem [ServiceOrderItem], state any
ServiceOrderErrorMessage: code, message, reason, referenceError uri, status, timestamp moment, serviceOrderItem
    [ServiceOrderItemRef]
ServiceOrderItem: id! text, quantity whole, action! text, appointment AppointmentRef,
    errorMessage [ServiceOrderItemErrorMessage], service! ServiceRefOrValue, serviceOrderItem [ServiceOrderItem],
    serviceOrderItemRelationship [ServiceOrderItemRelationship], state any
ServiceOrderItemErrorMessage: code, message, reason, referenceError uri, status, timestamp moment
ServiceOrderItemRef: itemId, serviceOrderHref uri, serviceOrderId, @referredType
ServiceOrderItemRelationship: relationshipType, orderItem ServiceOrderItemRef
ServiceOrderJeopardyAlert: id, alertDate moment, exception, jeopardyType, message, name, serviceOrderItem
    [ServiceOrderItemRef]
ServiceOrderMilestone: id, description, message, milestoneDate moment, name, status, serviceOrderItem
    [ServiceOrderItemRef]
ServiceOrderRef: id! text, href uri, name, @referredType
ServiceOrderRelationship: id! text, href, relationshipType! text, @referredType
ServiceRefOrValue: id, href, category, description, endDate moment, hasStarted flag, isBundle flag, isServiceEnabled
    flag, isStateful flag, name, serviceDate, serviceType, startDate moment, startMode, feature [Feature], note
    [Note], place [RelatedPlaceRefOrValue], relatedEntity [RelatedEntityRefOrValue], relatedParty [RelatedParty],
    serviceCharacteristic [Characteristic], serviceOrderItem [RelatedServiceOrderItem], serviceRelationship
    [ServiceRelationship], serviceSpecification ServiceSpecificationRef, state
    {feasibilityChecked|designed|reserved|inactive|active|terminated}, supportingResource [ResourceRef],
    supportingService [ServiceRefOrValue], @referredType
ServiceRelationship: id, href uri, relationshipType! text, service ServiceRefOrValue,
    serviceRelationshipCharacteristic [Characteristic]
ServiceSpecificationRef: id! text, href uri, name, version, @referredType
TimePeriod: endDateTime moment, startDateTime moment
""",
    typed=False,
)
