/** Every file of knowledge; a test compares this list with the folders. */
import conceptsCapacityAll from './concepts/capacity-all.json'
import conceptsChemicalsAcidsSalts from './concepts/chemicals-acids-salts.json'
import conceptsChemicalsInorganic from './concepts/chemicals-inorganic.json'
import conceptsChemicalsOrganic from './concepts/chemicals-organic.json'
import conceptsConstructionAll from './concepts/construction-all.json'
import conceptsEnergyHeat from './concepts/energy-heat.json'
import conceptsEnergyMore from './concepts/energy-more.json'
import conceptsEnergyPowerFuel from './concepts/energy-power-fuel.json'
import conceptsEquipmentAll from './concepts/equipment-all.json'
import conceptsExpertiseAll from './concepts/expertise-all.json'
import conceptsFarmSoil from './concepts/farm-soil.json'
import conceptsFoodAnimal from './concepts/food-animal.json'
import conceptsFoodDrink from './concepts/food-drink.json'
import conceptsGasesAll from './concepts/gases-all.json'
import conceptsLogisticsAll from './concepts/logistics-all.json'
import conceptsMetalsFerrous from './concepts/metals-ferrous.json'
import conceptsMetalsNonferrous from './concepts/metals-nonferrous.json'
import conceptsMineralsAshSlag from './concepts/minerals-ash-slag.json'
import conceptsMineralsGlassCeramic from './concepts/minerals-glass-ceramic.json'
import conceptsMineralsQuarryLime from './concepts/minerals-quarry-lime.json'
import conceptsMinerals from './concepts/minerals.json'
import conceptsOilsAll from './concepts/oils-all.json'
import conceptsPaperPackaging from './concepts/paper-packaging.json'
import conceptsPlasticsAll from './concepts/plastics-all.json'
import conceptsPlasticsRubber from './concepts/plastics-rubber.json'
import conceptsTextileFibres from './concepts/textile-fibres.json'
import conceptsTextileLeatherTechnical from './concepts/textile-leather-technical.json'
import conceptsWaterAll from './concepts/water-all.json'
import conceptsWaterMore from './concepts/water-more.json'
import conceptsWoodResidues from './concepts/wood-residues.json'
import usesApplicationsEnergy from './uses/applications-energy.json'
import usesApplicationsFarm from './uses/applications-farm.json'
import usesApplicationsMaterials from './uses/applications-materials.json'
import usesApplicationsProcessing from './uses/applications-processing.json'
import usesApplicationsServices from './uses/applications-services.json'
import usesCapacityAll from './uses/capacity-all.json'
import usesChemicalsAcidsSalts from './uses/chemicals-acids-salts.json'
import usesChemicalsInorganic from './uses/chemicals-inorganic.json'
import usesChemicalsOrganic from './uses/chemicals-organic.json'
import usesConstructionAll from './uses/construction-all.json'
import usesEnergyHeat from './uses/energy-heat.json'
import usesEnergyMore from './uses/energy-more.json'
import usesEnergyPowerFuel from './uses/energy-power-fuel.json'
import usesEquipmentAll from './uses/equipment-all.json'
import usesExpertiseAll from './uses/expertise-all.json'
import usesFarmSoil from './uses/farm-soil.json'
import usesFoodAnimal from './uses/food-animal.json'
import usesFoodDrink from './uses/food-drink.json'
import usesGasesAll from './uses/gases-all.json'
import usesLogisticsAll from './uses/logistics-all.json'
import usesMetalsUses from './uses/metals-uses.json'
import usesMineralsAshSlag from './uses/minerals-ash-slag.json'
import usesMineralsGlassCeramic from './uses/minerals-glass-ceramic.json'
import usesMineralsQuarryLime from './uses/minerals-quarry-lime.json'
import usesMinerals from './uses/minerals.json'
import usesOilsAll from './uses/oils-all.json'
import usesPaperPackaging from './uses/paper-packaging.json'
import usesPlasticsAll from './uses/plastics-all.json'
import usesTextileFibres from './uses/textile-fibres.json'
import usesWaterAll from './uses/water-all.json'
import usesWaterMore from './uses/water-more.json'
import usesWoodResidues from './uses/wood-residues.json'
import type { Concept, Use } from './knowledge'

export const concepts = [
  conceptsCapacityAll,
  conceptsChemicalsAcidsSalts,
  conceptsChemicalsInorganic,
  conceptsChemicalsOrganic,
  conceptsConstructionAll,
  conceptsEnergyHeat,
  conceptsEnergyMore,
  conceptsEnergyPowerFuel,
  conceptsEquipmentAll,
  conceptsExpertiseAll,
  conceptsFarmSoil,
  conceptsFoodAnimal,
  conceptsFoodDrink,
  conceptsGasesAll,
  conceptsLogisticsAll,
  conceptsMetalsFerrous,
  conceptsMetalsNonferrous,
  conceptsMineralsAshSlag,
  conceptsMineralsGlassCeramic,
  conceptsMineralsQuarryLime,
  conceptsMinerals,
  conceptsOilsAll,
  conceptsPaperPackaging,
  conceptsPlasticsAll,
  conceptsPlasticsRubber,
  conceptsTextileFibres,
  conceptsTextileLeatherTechnical,
  conceptsWaterAll,
  conceptsWaterMore,
  conceptsWoodResidues,
].flat() as readonly Concept[]
export const uses = [
  usesApplicationsEnergy,
  usesApplicationsFarm,
  usesApplicationsMaterials,
  usesApplicationsProcessing,
  usesApplicationsServices,
  usesCapacityAll,
  usesChemicalsAcidsSalts,
  usesChemicalsInorganic,
  usesChemicalsOrganic,
  usesConstructionAll,
  usesEnergyHeat,
  usesEnergyMore,
  usesEnergyPowerFuel,
  usesEquipmentAll,
  usesExpertiseAll,
  usesFarmSoil,
  usesFoodAnimal,
  usesFoodDrink,
  usesGasesAll,
  usesLogisticsAll,
  usesMetalsUses,
  usesMineralsAshSlag,
  usesMineralsGlassCeramic,
  usesMineralsQuarryLime,
  usesMinerals,
  usesOilsAll,
  usesPaperPackaging,
  usesPlasticsAll,
  usesTextileFibres,
  usesWaterAll,
  usesWaterMore,
  usesWoodResidues,
].flat() as readonly Use[]
